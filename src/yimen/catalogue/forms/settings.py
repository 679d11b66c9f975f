"""What can be set of one field, read out of its schema and written into it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yimen.catalogue.forms.kinds import FieldKind, kind_of
from yimen.errors import Refusal

CHOICES_ARE_CALLED = "option_{}"


@dataclass(frozen=True)
class Choice:
    """One answer to choose: the value that is stored, its title in both languages."""

    value: str
    title: str
    english: str = ""


@dataclass(frozen=True)
class Settings:
    """Everything that the page of a field sets. least, most: characters, value or rows, by the kind; None: no limit.

    key: what the field means ("party.name"), so that bundles ask it once; prefill: where the answer may come from.
    """

    title: str
    english: str = ""
    hint: str = ""
    english_hint: str = ""
    required: bool = False
    least: float | None = None
    most: float | None = None
    whole: bool = False
    unit: str = ""
    english_unit: str = ""
    choices: tuple[Choice, ...] = field(default=())
    prefill: str = ""
    key: str = ""


def limits_of(kind: FieldKind, rules: Mapping[str, Any]) -> tuple[str, str]:
    """The words of JSON Schema for the limits of this kind; ("", "") where it has none."""
    if "length" in kind.sets:
        return "minLength", "maxLength"
    if "range" in kind.sets:
        return "minimum", "maximum"
    return ("minItems", "maxItems") if "rows" in kind.sets else ("", "")


def settings_of(rules: Mapping[str, Any], required: bool) -> Settings:
    """What is set of a field now."""
    low, high = limits_of(kind_of(rules), rules)
    return Settings(
        title=rules.get("title", ""),
        english=rules.get("x-title-en", ""),
        hint=rules.get("description", ""),
        english_hint=rules.get("x-description-en", ""),
        required=required,
        least=rules.get(low),
        most=rules.get(high),
        whole=rules.get("type") == "integer",
        unit=rules.get("x-unit", ""),
        english_unit=rules.get("x-unit-en", ""),
        choices=choices_of(rules),
        prefill=rules.get("x-prefill", ""),
        key=rules.get("x-key", ""),
    )


def choices_of(rules: Mapping[str, Any]) -> tuple[Choice, ...]:
    """The answers to choose from."""
    source = rules.get("items", rules) if rules.get("type") == "array" else rules
    listed = [
        Choice(str(each["const"]), each.get("title", ""), each.get("x-title-en", ""))
        for each in source.get("oneOf", ())
    ]
    return tuple(listed) or tuple(Choice(str(value), str(value)) for value in source.get("enum", ()))


def with_settings(rules: Mapping[str, Any], given: Settings) -> dict[str, Any]:
    """The schema of the field with these settings; what the kind does not set stays as it was. Raises Refusal
    form_title_missing, form_limits_reversed, form_choices_few, form_choice_twice (422)."""
    kind, changed = kind_of(rules), dict(rules)
    if not given.title.strip():
        raise Refusal("form_title_missing", status=422)
    words = {
        "title": given.title,
        "x-title-en": given.english,
        "description": given.hint,
        "x-description-en": given.english_hint,
    }
    if "prefill" in kind.sets:
        words["x-prefill"] = given.prefill
    if "key" in kind.sets:
        words["x-key"] = given.key
    if "unit" in kind.sets:
        words |= {"x-unit": given.unit, "x-unit-en": given.english_unit}
        changed["type"] = "integer" if given.whole else "number"
    for word, value in words.items():
        _set(changed, word, value.strip())
    _limit(kind, changed, given)
    if "choices" in kind.sets:
        _choose(changed, given.choices)
    return changed


def _set(rules: dict[str, Any], word: str, value: Any) -> None:
    if value in ("", None):
        rules.pop(word, None)
    else:
        rules[word] = value


def _limit(kind: FieldKind, rules: dict[str, Any], given: Settings) -> None:
    low, high = limits_of(kind, rules)
    if not low:
        return
    if given.least is not None and given.most is not None and given.least > given.most:
        raise Refusal("form_limits_reversed", status=422, least=f"{given.least:g}", most=f"{given.most:g}")
    for word, value in ((low, given.least), (high, given.most)):
        exact = int(value) if value is not None and (low != "minimum" or float(value).is_integer()) else value
        _set(rules, word, exact)


def _choose(rules: dict[str, Any], choices: tuple[Choice, ...]) -> None:
    if len(choices) < 2:
        raise Refusal("form_choices_few", status=422)
    values = [each.value for each in choices]
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise Refusal("form_choice_twice", status=422, value=twice[:60])
    offered = [{"const": each.value, "title": each.title} | _english(each) for each in choices]
    if rules["type"] == "array":
        rules["items"] = {"type": "string", "oneOf": offered}
    else:
        rules["oneOf"] = offered
        rules.pop("enum", None)


def _english(choice: Choice) -> dict[str, str]:
    return {"x-title-en": choice.english} if choice.english else {}


def read_choices(text: str, known: tuple[Choice, ...] = ()) -> tuple[Choice, ...]:
    """Choices from lines "中文 | English" or "value | 中文 | English". A title that was there keeps its value, so that answers
    and conditions still mean it; a new one gets a value of its own."""
    values = {each.title: each.value for each in known}
    lines = [[part.strip() for part in line.split("|")] for line in text.split("\n") if line.strip()]
    taken = {parts[0] for parts in lines if len(parts) > 2} | set(values.values())
    found = []
    for parts in lines:
        if len(parts) > 2:
            value, title, english = parts[0], parts[1], parts[2]
        else:
            title, english = parts[0], parts[1] if len(parts) > 1 else ""
            value = values.get(title) or _value_for(english, taken)
        taken.add(value)
        found.append(Choice(value[:60], title[:200], english[:200]))
    return tuple(found)


def _value_for(english: str, taken: set[str]) -> str:
    made = re.sub(r"[^a-z0-9]+", "_", english.lower()).strip("_")[:40]
    if made and made not in taken:
        return made
    return next(name for number in range(1, 10_000) if (name := CHOICES_ARE_CALLED.format(number)) not in taken)
