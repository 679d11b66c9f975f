"""Papers that somebody keeps, as a page shows them: by kind, each with its validity and what vouches for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from yimen.papers.library import KINDS
from yimen.papers.models import LibraryPaper
from yimen.procedure import Words
from yimen.web.components.templatetags.yimen import day, text
from yimen.web.components.trust import TrustView, trust_of


@dataclass(frozen=True)
class PaperCard:
    """One paper. state: "valid", "expired", "later" or "" where its days are not known; words say the same."""

    paper: LibraryPaper
    trust: TrustView
    state: str
    words: str


def cards(papers: Iterable[LibraryPaper], today: date) -> list[tuple[str, list[PaperCard]]]:
    """(kind in words, its papers), in the order of the papers, which come by kind."""
    return [(_kind(found), [_card(each, today) for each in found]) for found in _by_kind(papers)]


def _by_kind(papers: Iterable[LibraryPaper]) -> list[list[LibraryPaper]]:
    return [list(found) for _kind, found in groupby(papers, key=lambda paper: paper.kind)]


def _kind(papers: list[LibraryPaper]) -> str:
    """The kind's own name, or that of the material for which the newest was uploaded."""
    newest = papers[0]
    return text(KINDS.get(newest.kind) or Words(newest.title, newest.title_en))


def _card(paper: LibraryPaper, today: date) -> PaperCard:
    if paper.valid_from is None and paper.valid_until is None:
        return PaperCard(paper, trust_of(paper.file), "", _("validity not told"))
    first = day(paper.valid_from) if paper.valid_from else ""
    last = day(paper.valid_until) if paper.valid_until else _("without end")
    words = _("valid from %(first)s to %(last)s") if first else _("valid until %(last)s")
    state = "expired" if paper.expired(today) else "valid" if paper.valid_on(today) else "later"
    return PaperCard(paper, trust_of(paper.file), state, words % {"first": first, "last": last})
