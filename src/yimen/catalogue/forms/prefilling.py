"""Answers that are known before anybody types them: from the applicant's particulars and the account (国令716, art. 7). Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

# Which particular fills which member of a group whose source is "party".
_MEMBERS = {
    "person": {"name": "party.name", "identifier": "party.identifier", "phone": "party.phone"},
    "organisation": {
        "name": "party.name",
        "uscc": "party.identifier",
        "legal_representative": "party.legal_representative",
        "phone": "party.phone",
    },
}


def prefilled(schema: Mapping[str, Any], names: Iterable[str], sources: Mapping[str, str]) -> dict[str, Any]:
    """What is known for these fields. sources: "party.name", …, "account.name"; "party.kind" says what the party is.

    A group for a person is filled only by a person, one for an organisation only by an organisation.
    """
    found: dict[str, Any] = {}
    for name in names:
        rules = schema["properties"][name]
        source = rules.get("x-prefill", "")
        value = _group(rules, sources) if source == "party" else sources.get(source)
        if value:
            found[name] = value
    return found


def _group(rules: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, str]:
    kind = rules.get("x-widget", "")
    if kind not in _MEMBERS or sources.get("party.kind") != kind:
        return {}
    known = {name: sources.get(source, "") for name, source in _MEMBERS[kind].items() if name in rules["properties"]}
    return {name: value for name, value in known.items() if value}
