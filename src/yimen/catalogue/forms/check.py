"""Answers against the form of a service: what is missing, wrong, or not asked for."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yimen.catalogue.forms.fields import inner_of
from yimen.catalogue.forms.formats import FORMATS
from yimen.catalogue.forms.schema import MOST_ROWS
from yimen.catalogue.forms.showing import applicable

if TYPE_CHECKING:  # reading the validator in takes longer than all other rooms together; most processes check no form
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

LONGEST = 2000


@dataclass(frozen=True)
class FieldError:
    """One fault in one answer. The sentence for `code` stands in `catalogue.refusals`, filled with `params`.

    pointer  JSON pointer into the answers: "/phone", "/premises/0"; "" for the whole
    """

    pointer: str
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the field that the fault belongs to."""
        return self.pointer.split("/")[1] if self.pointer else ""


def validate(schema: Mapping[str, Any], answers: Any, only: Iterable[str] | None = None) -> list[FieldError]:
    """All faults of the answers, in the order of the form; none: the form may be submitted.

    only  check just these fields (one page of the form); required ones among them must be there.
    Unknown fields are refused, answers to questions that do not apply too; `visible()` drops the latter first.
    """
    if not isinstance(answers, Mapping):
        return [FieldError("", "answers_not_an_object")]
    properties: Mapping[str, Any] = schema.get("properties", {})
    asked = applicable(schema, answers)
    wanted = list(properties) if only is None else [name for name in properties if name in set(only)]
    errors = [
        FieldError(f"/{_escape(name)}", "field_unknown", {"field": str(name)[:60]})
        for name in answers
        if name not in properties
    ]
    for name in wanted:
        errors += _field_errors(schema, name, answers, name in asked)
    return errors


def _field_errors(schema: Mapping[str, Any], name: str, answers: Mapping[str, Any], asked: bool) -> list[FieldError]:
    rules, pointer = schema["properties"][name], f"/{_escape(name)}"
    title = rules.get("title", name)
    if name not in answers:
        needed = asked and name in schema.get("required", ())
        return [FieldError(pointer, "field_required", {"field": title})] if needed else []
    if not asked:
        return [FieldError(pointer, "field_not_applicable", {"field": title})]
    if rules.get("type") == "null":
        return [FieldError(pointer, "field_not_applicable", {"field": title})]
    value = answers[name]
    if needed_but_blank(schema, name, value):
        return [FieldError(pointer, "field_required", {"field": title})]
    return _value_errors(rules, value, pointer, title)


def _value_errors(rules: Mapping[str, Any], value: Any, pointer: str, title: str) -> list[FieldError]:
    inner = inner_of(rules)
    if inner is not None:
        return (
            _rows_errors(rules, inner, value, pointer, title)
            if rules["type"] == "array"
            else _group_errors(inner, value, pointer, title)
        )
    if isinstance(value, str) and "\x00" in value:
        return [FieldError(pointer, "field_type", {"field": title})]
    faults = [_named(fault, pointer, title) for fault in _validator(rules).iter_errors(value)]
    return faults[:1] or list(_format_errors(rules, value, pointer, title))


def _rows_errors(
    rules: Mapping[str, Any], inner: Mapping[str, Any], value: Any, pointer: str, title: str
) -> list[FieldError]:
    """A table: too few or too many rows, and every fault of every row."""
    if not isinstance(value, list):
        return [FieldError(pointer, "field_type", {"field": title})]
    fewest, most = rules.get("minItems", 0), rules.get("maxItems", MOST_ROWS)
    if len(value) < fewest:
        return [FieldError(pointer, "field_rows_few", {"field": title, "limit": fewest})]
    if len(value) > most:
        return [FieldError(pointer, "field_rows_many", {"field": title, "limit": most})]
    return [
        error for number, row in enumerate(value) for error in _group_errors(inner, row, f"{pointer}/{number}", title)
    ]


def _group_errors(inner: Mapping[str, Any], value: Any, pointer: str, title: str) -> list[FieldError]:
    """A group, or one row of a table: each member is checked as a question of its own."""
    if not isinstance(value, Mapping):
        return [FieldError(pointer, "field_type", {"field": title})]
    members = inner["properties"]
    errors = [
        FieldError(f"{pointer}/{_escape(name)}", "field_unknown", {"field": str(name)[:60]})
        for name in value
        if name not in members
    ]
    for name, rules in members.items():
        place, words = f"{pointer}/{name}", rules.get("title", name)
        if name not in value or needed_but_blank(inner, name, value[name]):
            if name in inner.get("required", ()):
                errors.append(FieldError(place, "field_required", {"field": words}))
        else:
            errors += _value_errors(rules, value[name], place, words)
    return errors


def needed_but_blank(schema: Mapping[str, Any], name: str, value: Any) -> bool:
    """Whether a required field was answered with nothing: blanks, or no choice."""
    return name in schema.get("required", ()) and (value == [] or (isinstance(value, str) and not value.strip()))


# By the identity of the rules, which a version's form keeps as long as the process lives; the rules are held here too, so
# that no others can come by the same identity. Writing them out as a key took a third of the whole check.
_known: dict[int, tuple[Mapping[str, Any], "Draft202012Validator"]] = {}
MOST_KNOWN = 20_000


def _validator(rules: Mapping[str, Any]) -> "Draft202012Validator":
    found = _known.get(id(rules))
    if found is None or found[0] is not rules:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        found = _known[id(rules)] = (rules, _compiled(json.dumps(rules, sort_keys=True, ensure_ascii=False)))
    return found[1]


@lru_cache(maxsize=4096)
def _compiled(rules: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    loaded = json.loads(rules)
    if loaded.get("type") == "string":
        loaded.setdefault("maxLength", LONGEST)
    return Draft202012Validator(loaded)


def _named(fault: "ValidationError", pointer: str, title: str) -> FieldError:
    where = pointer + "".join(f"/{_escape(part)}" for part in fault.absolute_path)
    code = {
        "type": "field_type",
        "enum": "field_choice",
        "oneOf": "field_choice",
        "const": "field_must_be_confirmed",
        "minLength": "field_too_short",
        "maxLength": "field_too_long",
        "pattern": "field_pattern",
        "minimum": "field_too_small",
        "maximum": "field_too_large",
        "exclusiveMinimum": "field_too_small",
        "exclusiveMaximum": "field_too_large",
        "multipleOf": "field_step",
        "minItems": "field_too_few",
        "maxItems": "field_too_many",
        "uniqueItems": "field_twice",
    }.get(str(fault.validator), "field_invalid")
    limit = fault.validator_value if isinstance(fault.validator_value, int | float) else ""
    return FieldError(where, code, {"field": title, "limit": limit})


def _format_errors(rules: Mapping[str, Any], value: Any, pointer: str, title: str) -> Iterable[FieldError]:
    if rules.get("x-widget") == "money" and isinstance(value, float) and round(value, 2) != value:
        yield FieldError(
            pointer, "field_step", {"field": title, "limit": "0.01"}
        )  # as multipleOf floats would not hold
    check = FORMATS.get(rules.get("format", ""))
    if check is None or not isinstance(value, str) or not value:
        return
    fault = check(value)
    if fault:
        code, data = fault
        yield FieldError(pointer, code, {**data, "field": title})


def _escape(part: Any) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")
