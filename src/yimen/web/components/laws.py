"""Texts that name laws, with links to the article as it read on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from yimen.catalogue.content import ServiceContent
from yimen.clock import shanghai_date
from yimen.laws.queries import Found, cited_in
from yimen.web.components.templatetags.yimen import basis_text


@dataclass(frozen=True)
class Piece:
    """A part of a text; url: the page of the law or article it names, empty where it names none that is entered."""

    text: str
    url: str = ""


def linked(texts: Iterable[str], day: date) -> dict[str, list[Piece]]:
    """Each text in pieces. One query for all of them, none where no text names a law."""
    wanted = {text for text in texts if text}
    return {text: list(_pieces(text, found, day)) for text, found in cited_in(wanted).items()}


def linked_guide(content: ServiceContent, day: date) -> dict[str, list[Piece]]:
    """The texts of a guide that its page shows with links."""
    texts = [content.terms.statutory_basis, content.fee.basis, *(material.basis for material in content.materials)]
    return linked([*texts, *(basis_text(basis) for basis in content.legal_basis)], day)


def case_basis(content: ServiceContent, accepted: datetime | None, submitted: datetime) -> dict[str, list[Piece]]:
    """The legal basis of a case, with links to the text of the day of its acceptance (before that: of its submission)."""
    day = shanghai_date(accepted or submitted)
    return linked([basis_text(basis) for basis in content.legal_basis], day)


def _pieces(text: str, found: list[Found], day: date) -> Iterable[Piece]:
    shown = 0
    for each in found:
        citation = each.citation
        if each.law is None or citation.start < shown:
            continue
        if citation.start > shown:
            yield Piece(text[shown : citation.start])
        yield Piece(text[citation.start : citation.end], address(each, day))
        shown = citation.end
    if shown < len(text):
        yield Piece(text[shown:])


def address(found: Found, day: date) -> str:
    """Of the article on that day, at the paragraph and item that is named; or of the law."""
    assert found.law is not None
    place, query = found.citation.place, f"?on={day.isoformat()}"
    if place is None:
        return reverse("public:law", args=[found.law.slug]) + query
    anchor = f"#{place.anchor}" if place.anchor else ""
    return reverse("public:article", args=[found.law.slug, place.slug]) + query + anchor
