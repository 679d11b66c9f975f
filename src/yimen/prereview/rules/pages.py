"""Whether the pages can be read at all, and are of the right document."""

from collections.abc import Iterator

from yimen.prereview.findings import Finding, Level
from yimen.prereview.readers import BY_NAME
from yimen.prereview.reading.values import Page
from yimen.prereview.rules.told import Application, Handed, Need

BLURRED = 0.6  # `seeing.sharpness`; nothing is read below it
EMPTY = 0.0015  # share of ink below which a page holds nothing
HARD = 0.8  # a field that was read with less confidence is named as hard to read


def legible(handed: Handed) -> bool:
    """Whether at least one page can be read."""
    return handed.document is not None and any(not fault_of(page) for page in handed.document.read.pages)


def fault_of(page: Page) -> str:
    """The rule that a page breaks by itself: "blank", "blurred", or empty."""
    if page.ink < EMPTY:
        return "blank"
    return "blurred" if page.sharpness < BLURRED else ""


def faults(need: Need, handed: list[Handed]) -> Iterator[Finding]:
    """What is wrong with files and pages, whatever they should say."""
    for each in handed:
        material = need.demand.material
        if each.document is None:
            yield Finding(material, "not_read", Level.LOOK, 1.0, each.place, data={"reason": each.fault})
            continue
        read = each.document.read
        for page in read.pages:
            if rule := fault_of(page):
                yield Finding(material, rule, Level.PROBABLY, _certainty(page, rule), each.place, page.number)
        if read.total > len(read.pages):
            data = {"read": str(len(read.pages)), "total": str(read.total)}
            yield Finding(material, "more_pages", Level.LOOK, 1.0, each.place, data=data)


def kind(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """None of the files is the document that is asked for; or it is, and what matters on it cannot be found."""
    wanted: str = need.demand.kind
    found = [each for each in handed if each.document is not None and each.document.kind == wanted]
    if not found:
        other = next((each for each in handed if each.document is not None and each.document.kind), None)
        data = {"wanted": wanted}
        if other is None:
            yield Finding(need.demand.material, "kind_unknown", Level.LOOK, 0.5, handed[0].place, 1, data=data)
        else:
            assert other.document is not None
            data["found"] = other.document.kind
            yield Finding(need.demand.material, "other_kind", Level.PROBABLY, 0.9, other.place, 1, data=data)
        return
    yield from _unread_fields(need, found)


def _unread_fields(need: Need, found: list[Handed]) -> Iterator[Finding]:
    read = {name: each for each in found if each.document for name in each.document.fields}
    wanted = BY_NAME[need.demand.kind].needed
    if "both_sides" in need.demand.checks and not read.keys() & set(wanted):
        return  # the whole side is missing, and that is told
    for name in wanted:
        if name not in read:
            yield Finding(
                need.demand.material, "field_not_found", Level.LOOK, 0.6, found[0].place, 1, data={"field": name}
            )
            continue
        document = read[name].document
        assert document is not None
        field = document.fields[name]
        if field.confidence < HARD:
            place = read[name].place
            yield Finding(
                need.demand.material, "hard_to_read", Level.LOOK, 1 - field.confidence, place, field.page, field.box,
                {"field": name, "value": field.value},
            )  # fmt: skip


def both_sides(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """An identity card has two sides; only one of them can be seen."""
    if need.demand.kind != "identity_card":
        return
    cards = [each for each in handed if each.document is not None and each.document.kind == "identity_card"]
    if not cards:
        return
    names = {name for each in cards if each.document for name in each.document.fields}
    front, back = "number" in names, bool({"issuer", "valid_until"} & names)
    if front != back:
        data = {"side": "back" if front else "front"}
        yield Finding(need.demand.material, "side_missing", Level.PROBABLY, 0.9, cards[0].place, 1, data=data)


def _certainty(page: Page, rule: str) -> float:
    """How far beyond its limit a page is: 0.5 at the limit, nearly 1 far from it."""
    value, limit = (page.ink, EMPTY) if rule == "blank" else (page.sharpness, BLURRED)
    return round(1 - 0.5 * max(value, 0.0) / limit, 3)
