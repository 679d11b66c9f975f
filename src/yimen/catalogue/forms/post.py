"""What a browser posts is text; the schema says what it means."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Protocol


class Posted(Protocol):
    """The part of Django's QueryDict that is used here."""

    def getlist(self, key: str) -> list[Any]: ...


_WHOLE = re.compile(r"[+-]?\d{1,15}\Z")
_DECIMAL = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?\Z")


def from_post(schema: Mapping[str, Any], posted: Posted, names: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The answers to the named fields (default: all) as typed values; what was left empty is left out.

    What does not fit the type stays the text that was typed, so that `validate` can name it and the page can show it again.
    """
    answers: dict[str, Any] = {}
    for name in schema.get("properties", {}) if names is None else names:
        value = _value(schema["properties"][name], [str(item) for item in posted.getlist(name)])
        if value is not None and value != "" and value != []:
            answers[name] = value
    return answers


def _value(rules: Mapping[str, Any], given: list[str]) -> Any:
    kind = rules.get("type")
    if kind == "array":
        return list(dict.fromkeys(item for item in given if item))
    text = given[-1].strip() if given else ""
    if kind == "boolean":
        return {"true": True, "on": True, "false": False}.get(text, text or None)
    plain = unicodedata.normalize("NFKC", text)
    if kind == "integer":
        return int(plain) if _WHOLE.match(plain) else text
    if kind == "number":
        return float(plain) if _DECIMAL.match(plain) else text
    if rules.get("format") in ("uscc", "resident-id", "cn-mobile", "cn-phone", "cn-postcode", "division", "date"):
        return re.sub(r"\s", "", plain).upper()  # people copy codes with blanks, full-width digits and small letters
    return text.replace("\r\n", "\n")
