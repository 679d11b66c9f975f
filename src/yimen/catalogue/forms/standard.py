"""A form as plain JSON Schema 2020-12: what a client with any validator needs, conditions written as if/then."""

from collections.abc import Mapping
from typing import Any

from yimen.catalogue.forms.showing import CONNECTIVES, Rule

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def standard(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The form with its conditions as `allOf` of if/then/else; texts that nobody answers are left out.

    What does not apply must not be sent: `else` forbids it. Formats (GB 32100, GB 11643, …) stay as annotations.
    """
    asked = {name: rules for name, rules in schema.get("properties", {}).items() if rules.get("type") != "null"}
    required = [name for name in schema.get("required", ()) if name in asked]
    plain = {
        name: {word: value for word, value in rules.items() if word != "x-show-when"} for name, rules in asked.items()
    }
    made: dict[str, Any] = {
        "$schema": DIALECT,
        "type": "object",
        "additionalProperties": False,
        "properties": plain,
        "required": [name for name in required if "x-show-when" not in asked[name]],
        "x-sections": schema.get("x-sections", []),
    }
    conditions = [
        {
            "if": predicate(rules["x-show-when"], asked),
            "then": {"required": [name]} if name in required else {},
            "else": {"properties": {name: False}},
        }
        for name, rules in asked.items()
        if "x-show-when" in rules
    ]
    return made | ({"allOf": conditions} if conditions else {})


def predicate(rule: Rule, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of the answers under which a condition holds."""
    for connective, word in zip(CONNECTIVES, ("allOf", "anyOf"), strict=True):
        if connective in rule:
            parts = [predicate(each, properties) for each in rule[connective]]
            return {word: parts} if parts else ({} if word == "allOf" else {"not": {}})
    name = rule["field"]
    if name not in properties:
        return {"not": {}}
    wanted = _wanted(rule)
    several = properties[name].get("type") == "array"
    return {"required": [name], "properties": {name: {"contains": wanted} if several and wanted else wanted}}


def _wanted(rule: Rule) -> dict[str, Any]:
    if "answered" in rule:
        return {}
    if "at_least" in rule:
        return {"type": "number", "minimum": rule["at_least"]}
    if "at_most" in rule:
        return {"type": "number", "maximum": rule["at_most"]}
    return {"enum": list(rule["among"])} if "among" in rule else {"const": rule["equals"]}
