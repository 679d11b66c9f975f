"""Rows of papers for the API."""

from datetime import date

from yimen.api.answers.base import Words
from yimen.api.answers.papers import PaperRow
from yimen.papers.evidence import level_of
from yimen.papers.models import LibraryPaper


def paper_row(paper: LibraryPaper, today: date) -> PaperRow:
    """One paper as it stands on this day."""
    return PaperRow.model_construct(
        id=paper.pk,
        kind=paper.kind,
        title=Words.model_construct(zh=paper.title, en=paper.title_en),
        file=paper.file_id,
        name=paper.file.name,
        media_type=paper.file.media_type,
        valid_from=paper.valid_from,
        valid_until=paper.valid_until,
        expired=paper.expired(today),
        level=level_of(paper.file.evidence).value,
        kept_at=paper.created_at,
    )
