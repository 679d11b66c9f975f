"""Every rule on every material, in the order in which people read them."""

from collections.abc import Callable, Iterator

from yimen.prereview.demands import Check
from yimen.prereview.findings import Finding, Level
from yimen.prereview.rules import codes, marks, pages, people, validity
from yimen.prereview.rules.told import Application, Handed, Need

Rule = Callable[[Need, list[Handed], Application], Iterator[Finding]]
BY_CHECK: dict[Check, Rule] = {
    "kind": pages.kind,
    "both_sides": pages.both_sides,
    "code": codes.code,
    "name": people.name,
    "person": people.person,
    "expired": validity.expired,
    "register": validity.register,
    "seal": marks.seal,
    "signature": marks.signature,
}


def look(application: Application) -> list[Finding]:
    """All findings, material by material."""
    found: list[Finding] = []
    for need in application.needs:
        handed = application.of(need.demand.material)
        if not handed:
            found += _missing(need)
        if any(each.trusted for each in handed) or not handed:
            continue
        readable = [each for each in handed if each.document is not None and pages.legible(each)]
        found += pages.faults(need, handed)
        for check, rule in BY_CHECK.items():
            if check in need.demand.checks and readable:
                found += rule(need, readable, application)
    return found


def _missing(need: Need) -> Iterator[Finding]:
    if need.needed:
        yield Finding(
            need.demand.material, "missing_in_this_case" if need.by_answers else "missing", Level.PROBABLY, 1.0
        )
