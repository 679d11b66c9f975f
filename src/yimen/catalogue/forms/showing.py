"""Which fields an applicant is asked, given what was answered so far."""

from collections.abc import Mapping
from typing import Any


def applicable(schema: Mapping[str, Any], answers: Mapping[str, Any]) -> frozenset[str]:
    """The fields that apply: those without `x-show-when`, and those whose condition holds.

    `x-show-when` is {"field": name, "equals": value} or {"field": name, "among": [values]}. A condition on a field that
    does not itself apply does not hold, so chains work; the schema check has refused circles.
    """
    properties = schema.get("properties", {})
    known: dict[str, bool] = {}

    def applies(name: str) -> bool:
        if name not in known:
            known[name] = False  # a circle ends here
            known[name] = _holds(properties[name].get("x-show-when"), answers, applies, properties)
        return known[name]

    return frozenset(name for name in properties if applies(name))


def _holds(
    rule: Mapping[str, Any] | None, answers: Mapping[str, Any], applies: Any, properties: Mapping[str, Any]
) -> bool:
    if rule is None:
        return True
    other = rule["field"]
    if other not in properties or not applies(other) or other not in answers:
        return False
    given = answers[other]
    wanted = rule["among"] if "among" in rule else [rule["equals"]]
    values = given if isinstance(given, list) else [given]
    return any(type(value) is type(want) and value == want for value in values for want in wanted)


def visible(schema: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without those to questions that no longer apply, e.g. after an earlier answer was changed."""
    asked = applicable(schema, answers)
    properties = schema.get("properties", {})
    return {name: value for name, value in answers.items() if name in asked or name not in properties}
