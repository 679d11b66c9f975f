"""Which forms may be published: a small, safe part of JSON Schema 2020-12, with everything pages need."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Any

from yimen.catalogue.forms.formats import FORMATS
from yimen.catalogue.forms.showing import COMPARISONS, CONNECTIVES, fields_in

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
TOP = {"$schema", "type", "properties", "required", "additionalProperties", "x-sections"}
PAGE_KEY = re.compile(r"[a-zA-Z0-9_-]{1,60}\Z")
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\Z")
WORDS = {
    "title", "description", "x-title-en", "x-description-en", "x-widget", "x-show-when", "x-autocomplete", "x-unit",
    "x-unit-en", "x-key", "x-prefill",
}  # fmt: skip
# Where an answer may come from before anybody types it; the bare words fill a whole group (person, organisation).
PREFILLS = (
    "party", "party.name", "party.identifier", "party.phone", "party.legal_representative", "account.name",
)  # fmt: skip
MOST_ROWS = 50
RULES = {
    "string": {"minLength", "maxLength", "pattern", "format", "enum", "oneOf"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "boolean": {"const"},
    "array": {"items", "minItems", "maxItems", "uniqueItems"},
    "object": {"properties", "required", "additionalProperties", "x-order"},
    "null": set(),
}
# What stands within a group or a row: one plain question, which neither depends on another nor holds further ones.
PLAIN = frozenset({"string", "integer", "number", "boolean"})


@dataclass(frozen=True)
class SchemaFault:
    """Why a form cannot be published. place: "properties.phone"; code as in `catalogue.refusals`."""

    place: str
    code: str
    detail: str = ""


def check_schema(schema: Any) -> list[SchemaFault]:
    """All faults of a form; none: it can be shown, filled and checked by this platform."""
    if (
        not isinstance(schema, Mapping)
        or schema.get("type") != "object"
        or schema.get("additionalProperties") is not False
    ):
        return [SchemaFault("", "form_not_closed")]
    for word, kind in (("properties", Mapping), ("required", list), ("x-sections", list)):
        if not isinstance(schema.get(word, kind() if kind is list else {}), kind):
            return [SchemaFault(word, "form_not_json_schema", word)]
    faults = [SchemaFault(word, "form_word_unknown", word) for word in schema if word not in TOP]
    properties = schema.get("properties", {})
    for name, rules in properties.items():
        faults += _field_faults(name, rules, properties)
    faults += _required_faults("required", schema.get("required", ()), properties)
    return faults + list(_section_faults(schema, properties)) + list(circles(properties))


@lru_cache(maxsize=4096)
def _against_metaschema(rules: str) -> str:
    """What the metaschema of 2020-12 says against one field, or nothing. Kept, since forms share most of their fields."""
    from jsonschema import Draft202012Validator  # here for the reason given in check.py
    from jsonschema.exceptions import SchemaError

    try:
        Draft202012Validator.check_schema(json.loads(rules))
    except SchemaError as error:
        return str(error.message[:200])
    return ""


def _field_faults(name: str, rules: Any, properties: Mapping[str, Any]) -> list[SchemaFault]:
    place = f"properties.{name}"
    if not NAME.match(name):
        return [SchemaFault(place, "form_field_name", name)]
    if not isinstance(rules, Mapping) or not isinstance(rules.get("type"), str) or rules["type"] not in RULES:
        return [SchemaFault(place, "form_field_type")]
    malformed = _against_metaschema(json.dumps(rules, sort_keys=True, ensure_ascii=False))
    if malformed:
        return [SchemaFault(place, "form_not_json_schema", malformed)]
    allowed = RULES[rules["type"]] | WORDS | {"type"}
    faults = [SchemaFault(f"{place}.{word}", "form_word_unknown", word) for word in rules if word not in allowed]
    if not str(rules.get("title", "")).strip():
        faults.append(SchemaFault(place, "form_field_title"))
    if rules.get("format") and rules["format"] not in FORMATS:
        faults.append(SchemaFault(f"{place}.format", "form_format_unknown", str(rules["format"])))
    if rules.get("x-prefill") is not None and rules["x-prefill"] not in PREFILLS:
        faults.append(SchemaFault(f"{place}.x-prefill", "form_prefill_unknown", str(rules["x-prefill"])[:60]))
    if rules.get("x-key") is not None and not (isinstance(rules["x-key"], str) and KEY.match(rules["x-key"])):
        faults.append(SchemaFault(f"{place}.x-key", "form_key_shape", str(rules["x-key"])[:60]))
    faults += _inner_faults(place, rules)
    return faults + list(_condition_faults(place, rules.get("x-show-when"), properties))


def _inner_faults(place: str, rules: Mapping[str, Any]) -> Iterable[SchemaFault]:
    """What is wrong with the choices of a list, the columns of a table, the members of a group."""
    if rules["type"] == "object":
        yield from _group_faults(place, rules)
    elif rules["type"] == "array":
        items = rules.get("items")
        if isinstance(items, Mapping) and items.get("type") == "object":
            yield from _group_faults(f"{place}.items", items)
            if not 1 <= rules.get("maxItems", MOST_ROWS) <= MOST_ROWS:
                yield SchemaFault(f"{place}.maxItems", "form_rows_many", str(MOST_ROWS))
        elif not isinstance(items, Mapping) or not {"enum", "oneOf"} & set(items):
            yield SchemaFault(f"{place}.items", "form_choices_missing")
    for word in ("oneOf", "enum"):
        if word in rules and not rules[word]:
            yield SchemaFault(f"{place}.{word}", "form_choices_missing")
    if any(not isinstance(each, Mapping) or "const" not in each for each in rules.get("oneOf", ())):
        yield SchemaFault(f"{place}.oneOf", "form_choices_missing")


def _group_faults(place: str, rules: Mapping[str, Any]) -> Iterable[SchemaFault]:
    members = rules.get("properties")
    if not isinstance(members, Mapping) or not members or rules.get("additionalProperties") is not False:
        yield SchemaFault(place, "form_group_empty")
        return
    for name, member in members.items():
        inner = f"{place}.properties.{name}"
        if not isinstance(member, Mapping) or member.get("type") not in PLAIN or "x-show-when" in member:
            yield SchemaFault(inner, "form_group_member", str(name)[:60])
        else:
            yield from (
                SchemaFault(f"{place}.{each.place}", each.code, each.detail) for each in _field_faults(name, member, {})
            )
    yield from _required_faults(f"{place}.required", rules.get("required", ()), members)
    order = rules.get("x-order", [])
    if not isinstance(order, list) or not all(isinstance(name, str) and name in members for name in order):
        yield SchemaFault(f"{place}.x-order", "form_field_missing", str(order)[:60])


def _required_faults(place: str, required: Iterable[Any], properties: Mapping[str, Any]) -> Iterable[SchemaFault]:
    for name in required:
        if name not in properties:
            yield SchemaFault(place, "form_field_missing", str(name))
        elif isinstance(properties[name], Mapping) and properties[name].get("type") == "null":
            yield SchemaFault(place, "form_text_required", str(name))


def _condition_faults(place: str, rule: Any, properties: Mapping[str, Any]) -> Iterable[SchemaFault]:
    if rule is None:
        return
    if not _condition_shaped(rule):
        yield SchemaFault(f"{place}.x-show-when", "form_condition_shape")
        return
    for name in fields_in(rule):
        if name not in properties:
            yield SchemaFault(f"{place}.x-show-when", "form_field_missing", name)
        elif isinstance(properties[name], Mapping) and properties[name].get("type") == "null":
            yield SchemaFault(f"{place}.x-show-when", "form_condition_text", name)


def _condition_shaped(rule: Any) -> bool:
    if not isinstance(rule, Mapping):
        return False
    if len(rule) == 1:
        ((word, parts),) = rule.items()
        return word in CONNECTIVES and isinstance(parts, list) and bool(parts) and all(map(_condition_shaped, parts))
    if len(rule) != 2 or not isinstance(rule.get("field"), str):
        return False
    (word,) = set(rule) - {"field"}
    value = rule[word]
    if word in ("at_least", "at_most"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    fits = isinstance(value, list) if word == "among" else word != "answered" or value is True
    return word in COMPARISONS and fits


def _section_faults(schema: Mapping[str, Any], properties: Mapping[str, Any]) -> Iterable[SchemaFault]:
    seen: set[str] = set()
    for index, entry in enumerate(schema.get("x-sections", ())):
        place = f"x-sections[{index}]"
        if not isinstance(entry, Mapping) or not {"key", "title", "fields"} <= set(entry):
            yield SchemaFault(place, "form_section_shape")
            continue
        if not isinstance(entry["key"], str) or not PAGE_KEY.match(entry["key"]):
            yield SchemaFault(place, "form_page_key", str(entry["key"])[:60])
        for name in entry["fields"]:
            if name not in properties:
                yield SchemaFault(place, "form_field_missing", str(name))
            elif name in seen:
                yield SchemaFault(place, "form_field_twice", str(name))
            seen.add(name)


def circles(properties: Mapping[str, Any]) -> Iterable[SchemaFault]:
    """A condition that leads back to its own field, with the names of those on the way."""
    ways = {name: rules["x-show-when"] for name, rules in properties.items() if _has_condition(rules)}
    try:
        TopologicalSorter({name: set(fields_in(rule)) for name, rule in ways.items()}).prepare()
    except CycleError as error:
        circle = error.args[1]
        yield SchemaFault(f"properties.{circle[0]}.x-show-when", "form_condition_circle", "、".join(circle[:-1]))


def _has_condition(rules: Any) -> bool:
    return isinstance(rules, Mapping) and _condition_shaped(rules.get("x-show-when"))
