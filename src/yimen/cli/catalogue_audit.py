"""`yimen catalogue audit`: the rules run over a whole list, for people or as JSON."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yimen.catalogue.auditing import Found

SHOWN = 20  # findings of one rule in the table; --format json has all


def run(district: str, severity: str) -> "list[Found]":
    """The findings over a district's list; empty `district`: the installation's own. Raises Refusal audit_district_empty."""
    from django.conf import settings

    from yimen.catalogue.auditing import Narrowing, audit_list
    from yimen.catalogue.models import Service
    from yimen.errors import Refusal

    district = district or settings.YIMEN_DISTRICT
    if not Service.objects.filter(district=district).exists():
        raise Refusal("audit_district_empty", status=404, district=district[:20])
    narrowing = Narrowing(severity=severity)
    return [found for found in audit_list(district) if narrowing.lets_through(found)]


def as_json(found: "Sequence[Found]") -> str:
    """All findings as one JSON document, in the current language."""
    rows: list[dict[str, Any]] = [
        {
            "service": each.service.code,
            "name": each.service.name,
            "agency": each.service.agency.code,
            "severity": each.words.severity.value,
            "rule": each.finding.rule,
            "place": each.finding.place,
            "text": each.finding.text,
            "says": str(each.words.says),
            "mend": str(each.words.mend),
            "basis": each.words.basis,
        }
        for each in found
    ]
    return json.dumps({"findings": len(rows), "items": rows}, ensure_ascii=False, indent=1)


def show(found: "Sequence[Found]") -> None:
    """Rule by rule, the first services of each."""
    from rich.console import Console
    from rich.markup import escape

    from yimen.catalogue.auditing import by_rule

    console = Console(highlight=False)
    for rule, words, number in by_rule(found):
        colour = "red" if words.severity == "error" else "yellow"
        console.print(f"[{colour}]{words.severity.value}[/] {rule}: {number}  {escape(str(words.says))}")
        of_rule = [each for each in found if each.finding.rule == rule]
        for each in of_rule[:SHOWN]:
            line = f"    {each.service.code}  {each.service.title}  {each.finding.place}: {each.finding.text}"
            console.print(line, markup=False, soft_wrap=True)
        if number > SHOWN:
            console.print(f"    … {number - SHOWN} more; --format json tells all", markup=False)
        console.print(f"    → {words.mend}", markup=False)
    console.print(f"{len(found)} findings" if found else "every rule is kept")
