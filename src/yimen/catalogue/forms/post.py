"""What a browser posts is text; the schema says what it means."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Protocol

from yimen.catalogue.forms.fields import inner_of
from yimen.catalogue.forms.schema import MOST_ROWS

DATE_PARTS = ("year", "month", "day")


class Posted(Protocol):
    """The part of Django's QueryDict that is used here."""

    def getlist(self, key: str) -> list[Any]: ...


_WHOLE = re.compile(r"[+-]?\d{1,15}\Z")
_DECIMAL = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?\Z")


def from_post(schema: Mapping[str, Any], posted: Posted, names: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The answers to the named fields (default: all) as typed values; what was left empty is left out.

    What does not fit the type stays the text that was typed, so that `validate` can name it and the page can show it again.
    Members of a group are posted as "field-member", cells of a table as "field-0-member", a date whole or as
    "field-year", "field-month", "field-day"; half a date stays text that is no date. Rows without any answer are left out.
    """
    answers: dict[str, Any] = {}
    for name in schema.get("properties", {}) if names is None else names:
        value = _posted(schema["properties"][name], name, posted)
        if not _empty(value):
            answers[name] = value
    return answers


def _posted(rules: Mapping[str, Any], name: str, posted: Posted) -> Any:
    inner = inner_of(rules)
    if inner is None:
        return _value(rules, _given(rules, name, posted))
    if rules["type"] == "object":
        return _group(inner, name, posted)
    # Rows that were taken out leave a gap in the numbers.
    return [row for number in range(MOST_ROWS) if (row := _group(inner, f"{name}-{number}", posted))]


def _group(inner: Mapping[str, Any], name: str, posted: Posted) -> dict[str, Any]:
    found = {each: _posted(rules, f"{name}-{each}", posted) for each, rules in inner["properties"].items()}
    return {each: value for each, value in found.items() if not _empty(value)}


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)


def _given(rules: Mapping[str, Any], name: str, posted: Posted) -> list[str]:
    whole = [str(item) for item in posted.getlist(name)]
    if rules.get("format") != "date" or whole:
        return whole
    year, month, day = ("".join(map(str, posted.getlist(f"{name}-{part}")[-1:])).strip() for part in DATE_PARTS)
    return [f"{year}-{month.zfill(2)}-{day.zfill(2)}"] if year or month or day else []


def _value(rules: Mapping[str, Any], given: list[str]) -> Any:
    kind = rules.get("type")
    if kind == "null":
        return None
    if kind == "array":
        return list(dict.fromkeys(item for item in given if item))
    text = given[-1].strip() if given else ""
    if kind == "boolean":
        return {"true": True, "on": True, "false": False}.get(text, text or None)
    plain = unicodedata.normalize("NFKC", text)
    if rules.get("x-widget") == "money":
        plain = plain.replace(",", "")  # people group the digits of an amount
    if kind == "integer":
        return int(plain) if _WHOLE.match(plain) else text
    if kind == "number":
        return float(plain) if _DECIMAL.match(plain) else text
    if rules.get("format") in ("uscc", "resident-id", "cn-mobile", "cn-phone", "cn-postcode", "division", "date"):
        return re.sub(r"\s", "", plain).upper()  # people copy codes with blanks, full-width digits and small letters
    return text.replace("\r\n", "\n")
