"""Which fields an applicant is asked, given what was answered so far.

A condition (`x-show-when`) is data, one of
    {"field": name, "equals": value}         the answer is the value, or is a list that contains it
    {"field": name, "among": [values]}       … one of them
    {"field": name, "at_least": number}      the answer is a number, not below; "at_most": not above
    {"field": name, "answered": true}        there is an answer
    {"all": [conditions]}, {"any": [conditions]}
`standard()` writes the same conditions as if/then of JSON Schema for clients with a validator of their own; a test holds the two
against each other.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

COMPARISONS = ("equals", "among", "at_least", "at_most", "answered")
CONNECTIVES = ("all", "any")
Rule = Mapping[str, Any]


def applicable(schema: Mapping[str, Any], answers: Mapping[str, Any]) -> frozenset[str]:
    """The fields that apply: those without `x-show-when`, and those whose condition holds.

    A condition on a field that does not itself apply does not hold, so chains work; the schema check has refused circles.
    """
    properties = schema.get("properties", {})
    known: dict[str, bool] = {}

    def given(name: str) -> Any:
        return answers.get(name) if name in properties and applies(name) else None

    def applies(name: str) -> bool:
        if name not in known:
            known[name] = False  # a circle ends here
            rule = properties[name].get("x-show-when")
            known[name] = rule is None or holds(rule, given)
        return known[name]

    return frozenset(name for name in properties if applies(name))


def holds(rule: Rule, given: Callable[[str], Any]) -> bool:
    """Whether a condition is met; `given` tells the answer to a field, None where there is none or it does not apply."""
    if "all" in rule:
        return all(holds(each, given) for each in rule["all"])
    if "any" in rule:
        return any(holds(each, given) for each in rule["any"])
    value = given(rule["field"])
    if value is None:
        return False
    if "answered" in rule:
        return True
    if "at_least" in rule or "at_most" in rule:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and (value >= rule["at_least"] if "at_least" in rule else value <= rule["at_most"])
    wanted = rule["among"] if "among" in rule else [rule["equals"]]
    return any(_same(each, want) for each in (value if isinstance(value, list) else [value]) for want in wanted)


def _same(value: Any, wanted: Any) -> bool:
    """Equal as JSON has it: a truth value is no number."""
    return isinstance(value, bool) == isinstance(wanted, bool) and bool(value == wanted)


def fields_in(rule: Rule) -> Iterator[str]:
    """The fields whose answers a condition asks for."""
    for connective in CONNECTIVES:
        for each in rule.get(connective, ()):
            yield from fields_in(each)
    if "field" in rule:
        yield rule["field"]


def reduced(rule: Rule, answers: Mapping[str, Any], open_fields: frozenset[str]) -> "Rule | bool":
    """What is left of a condition where only the answers to `open_fields` can still change; True or False: it is decided.

    So a page needs to know nothing of the other pages of its form.
    """
    for connective in CONNECTIVES:
        if connective in rule:
            return _joined(connective, [reduced(each, answers, open_fields) for each in rule[connective]])
    return rule if rule["field"] in open_fields else holds(rule, answers.get)


def _joined(connective: str, parts: "list[Rule | bool]") -> "Rule | bool":
    decisive = connective == "any"
    if any(part is decisive for part in parts):
        return decisive
    left = [part for part in parts if not isinstance(part, bool)]
    if not left:
        return not decisive
    return left[0] if len(left) == 1 else {connective: left}


def visible(schema: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without those to questions that no longer apply, e.g. after an earlier answer was changed."""
    asked = applicable(schema, answers)
    properties = schema.get("properties", {})
    return {name: value for name, value in answers.items() if name in asked or name not in properties}
