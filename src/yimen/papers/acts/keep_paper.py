"""Keep a paper for further applications, or tell from when to when it is valid."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.errors import Refusal
from yimen.papers.models import LibraryPaper, StoredFile


@dataclass(frozen=True)
class Particulars:
    """What is known of a paper. subject: blind index of whom it is about, or "" (as in `LibraryPaper`)."""

    kind: str
    title: str
    title_en: str = ""
    subject: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


def keep_paper(user_id: int, file: StoredFile, told: Particulars, *, now: datetime) -> LibraryPaper:
    """The paper in this account's library; the same content of the same kind is there once, and keeps its days.

    Raises Refusal paper_days_reversed (422).
    """
    require_order(told.valid_from, told.valid_until)
    known = LibraryPaper.objects.filter(user_id=user_id, kind=told.kind, subject=told.subject, file__sha256=file.sha256)
    return known.select_related("file").first() or LibraryPaper.objects.create(
        user_id=user_id,
        file=file,
        subject=told.subject,
        kind=told.kind,
        title=told.title[:200],
        title_en=told.title_en[:200],
        valid_from=told.valid_from,
        valid_until=told.valid_until,
        created_at=now,
    )


def set_days(paper: LibraryPaper, valid_from: date | None, valid_until: date | None) -> LibraryPaper:
    """Write down from when to when it is valid. Raises Refusal paper_days_reversed (422)."""
    require_order(valid_from, valid_until)
    paper.valid_from, paper.valid_until = valid_from, valid_until
    paper.save(update_fields=["valid_from", "valid_until"])
    return paper


def require_order(valid_from: date | None, valid_until: date | None) -> None:
    """Raises Refusal paper_days_reversed (422)."""
    if valid_from is not None and valid_until is not None and valid_until < valid_from:
        raise Refusal("paper_days_reversed", status=422, first=valid_from.isoformat(), last=valid_until.isoformat())
