"""Which forms may be published: a small, safe part of JSON Schema 2020-12, with everything pages need."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from yimen.catalogue.forms.formats import FORMATS

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
TOP = {"$schema", "type", "properties", "required", "additionalProperties", "x-sections"}
WORDS = {"title", "description", "x-title-en", "x-description-en", "x-widget", "x-show-when", "x-autocomplete"}
RULES = {
    "string": {"minLength", "maxLength", "pattern", "format", "enum", "oneOf"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "boolean": {"const"},
    "array": {"items", "minItems", "maxItems", "uniqueItems"},
}


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
    faults += [
        SchemaFault("required", "form_field_missing", str(name))
        for name in schema.get("required", ())
        if name not in properties
    ]
    return faults + list(_section_faults(schema, properties)) + list(_circles(properties))


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
    if rules["type"] == "array" and not {"enum", "oneOf"} & set(rules.get("items", {})):
        faults.append(SchemaFault(f"{place}.items", "form_choices_missing"))
    return faults + list(_condition_faults(place, rules.get("x-show-when"), properties))


def _condition_faults(place: str, rule: Any, properties: Mapping[str, Any]) -> Iterable[SchemaFault]:
    if rule is None:
        return
    shape = isinstance(rule, Mapping) and set(rule) in ({"field", "equals"}, {"field", "among"})
    if not shape or ("among" in rule and not isinstance(rule["among"], list)):
        yield SchemaFault(f"{place}.x-show-when", "form_condition_shape")
    elif rule["field"] not in properties:
        yield SchemaFault(f"{place}.x-show-when", "form_field_missing", str(rule["field"]))


def _section_faults(schema: Mapping[str, Any], properties: Mapping[str, Any]) -> Iterable[SchemaFault]:
    seen: set[str] = set()
    for index, entry in enumerate(schema.get("x-sections", ())):
        place = f"x-sections[{index}]"
        if not isinstance(entry, Mapping) or not {"key", "title", "fields"} <= set(entry):
            yield SchemaFault(place, "form_section_shape")
            continue
        for name in entry["fields"]:
            if name not in properties:
                yield SchemaFault(place, "form_field_missing", str(name))
            elif name in seen:
                yield SchemaFault(place, "form_field_twice", str(name))
            seen.add(name)


def _circles(properties: Mapping[str, Any]) -> Iterable[SchemaFault]:
    for name in properties:
        path, step = {name}, name
        while True:
            rule = properties[step].get("x-show-when") if isinstance(properties.get(step), Mapping) else None
            step = rule.get("field", "") if isinstance(rule, Mapping) else ""
            if not step or step not in properties:
                break
            if step in path:
                yield SchemaFault(f"properties.{name}.x-show-when", "form_condition_circle", name)
                break
            path.add(step)
