"""Seals and signatures, as far as they can be seen: a red seal by its colour, a signature by ink beside its word."""

from collections.abc import Iterator

from yimen.prereview.findings import Finding, Level
from yimen.prereview.reading.values import SEAL, SIGNATURE, Mark, Page
from yimen.prereview.rules.told import Application, Handed, Need

WRITTEN = 0.012  # share of ink beside the word above which somebody has written there
EMBLEM_ABOVE = 0.3  # of the page: the red emblem of a business licence stands here, its seal never


def seal(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """No page has a red seal. On a copy without colour nobody can tell: a human should look."""
    pages = [(each, page) for each in handed if each.document for page in each.document.read.pages]
    if any(_counts(mark, need) for _each, page in pages for mark in page.marks):
        return
    each, page = pages[-1]
    if any(page.coloured for _each, page in pages):
        yield Finding(need.demand.material, "seal_missing", Level.PROBABLY, 0.8, each.place, page.number)
    else:
        yield Finding(need.demand.material, "seal_not_visible", Level.LOOK, 0.5, each.place, page.number)


def signature(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """The word for a signature stands there, and nothing beside it; without the word nobody can tell."""
    places = [
        (each, page, mark)
        for each in handed
        if each.document
        for page in each.document.read.pages
        for mark in page.marks
        if mark.kind == SIGNATURE
    ]
    if any(mark.ink >= WRITTEN or _sealed(page, mark) for _each, page, mark in places):
        return
    if not places:
        yield Finding(need.demand.material, "signature_not_visible", Level.LOOK, 0.4, handed[0].place, 1)
        return
    each, page, mark = places[0]
    yield Finding(need.demand.material, "signature_missing", Level.PROBABLY, 0.8, each.place, page.number, mark.box)


def _counts(mark: Mark, need: Need) -> bool:
    emblem = need.demand.kind == "business_licence" and (mark.box[1] + mark.box[3]) / 2 < EMBLEM_ABOVE
    return mark.kind == SEAL and not emblem


def _sealed(page: Page, mark: Mark) -> bool:
    """Whether a seal stands where one would sign (签章): it is as good."""
    return any(
        other.kind == SEAL and other.box[0] < mark.box[2] and other.box[2] > mark.box[0]
        and other.box[1] < mark.box[3] and other.box[3] > mark.box[1]
        for other in page.marks
    )  # fmt: skip
