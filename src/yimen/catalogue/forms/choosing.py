"""A condition as it is ticked on a page: for each other field the answers at which a field is asked. Pure.

What is written by hand may be nested deeper than that; such a condition is shown in words and replaced as a whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yimen.catalogue.forms.settings import Choice, choices_of


@dataclass(frozen=True)
class Asked:
    """What is demanded of one other field: one of some answers, a number within limits, or any answer at all."""

    values: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    answered: bool = False

    def __bool__(self) -> bool:
        return bool(self.values or self.answered) or self.least is not None or self.most is not None


@dataclass(frozen=True)
class Ticked:
    """joined: "all" or "any" of the fields must be as demanded."""

    joined: str
    fields: Mapping[str, Asked]


def offered(rules: Mapping[str, Any]) -> tuple[Choice, ...]:
    """The answers of a field that can be ticked; yes and no included, none for what is typed."""
    if rules.get("type") == "boolean":
        return (Choice("true", "是", "Yes"), Choice("false", "否", "No"))
    return choices_of(rules)


def ticked(rule: Mapping[str, Any] | None) -> Ticked | None:
    """The condition as ticks; None where it is nested deeper than the page shows."""
    if rule is None:
        return Ticked("all", {})
    joined = "any" if "any" in rule else "all"
    found: dict[str, Asked] = {}
    for part in rule.get(joined, [rule]):
        name, asked = _asked(part)
        if not name or (name in found and (joined == "any" or found[name].values or asked.values)):
            return None
        found[name] = _both(found.get(name, Asked()), asked)
    return Ticked(joined, found)


def rule_of(given: Ticked, properties: Mapping[str, Any]) -> dict[str, Any] | None:
    """The condition that was ticked; None: always."""
    parts = [list(_parts(name, asked, properties.get(name, {}))) for name, asked in given.fields.items()]
    if given.joined == "all":
        flat = [each for part in parts for each in part]
        return _joined("all", flat)
    return _joined("any", [each for part in parts if (each := _joined("all", part))])


def _joined(word: str, parts: list[dict[str, Any]]) -> dict[str, Any] | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else {word: parts}


def _parts(name: str, asked: Asked, rules: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if asked.values:
        values = [value == "true" if rules.get("type") == "boolean" else value for value in asked.values]
        yield {"field": name, "equals": values[0]} if len(values) == 1 else {"field": name, "among": values}
    for word, limit in (("at_least", asked.least), ("at_most", asked.most)):
        if limit is not None:
            yield {"field": name, word: int(limit) if float(limit).is_integer() else limit}
    if asked.answered and not asked.values and asked.least is None and asked.most is None:
        yield {"field": name, "answered": True}


def _asked(part: Mapping[str, Any]) -> tuple[str, Asked]:
    """One part as what it demands of which field; ("", …) where it is nested."""
    if "all" in part:
        inner = [_asked(each) for each in part["all"]]
        names = {name for name, _asked_of in inner}
        if len(names) != 1 or any(asked.values for _name, asked in inner):
            return "", Asked()
        whole = Asked()
        for _name, asked in inner:
            whole = _both(whole, asked)
        return names.pop(), whole
    if "field" not in part:
        return "", Asked()
    wanted = part["among"] if "among" in part else [part["equals"]] if "equals" in part else []
    values = tuple(str(value).lower() if isinstance(value, bool) else str(value) for value in wanted)
    return part["field"], Asked(values, part.get("at_least"), part.get("at_most"), bool(part.get("answered")))


def _both(one: Asked, other: Asked) -> Asked:
    return Asked(
        other.values or one.values,
        one.least if other.least is None else other.least,
        one.most if other.most is None else other.most,
        one.answered or other.answered,
    )
