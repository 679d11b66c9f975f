"""The palette: the kinds of fields that a form can be built of, how each begins, and what of it can be set. Pure."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yimen.catalogue.forms.fields import inner_of
from yimen.errors import Refusal


@dataclass(frozen=True)
class FieldKind:
    """One kind. rules: the schema it begins with. sets: what its page offers beside title, hint and whether it is required:
    choices, length, range, unit, rows, members, prefill, key. plain: it may stand within a group or a table.
    """

    name: str
    title: "str | Promise"
    rules: Mapping[str, Any]
    sets: frozenset[str] = frozenset()
    plain: bool = True


def _kind(name: str, title: "str | Promise", sets: str = "", plain: bool = True, **rules: Any) -> FieldKind:
    given = {word.replace("_", "-") if word.startswith("x_") else word: value for word, value in rules.items()}
    return FieldKind(name, title, given, frozenset(sets.split()), plain)


def _line(title: str, english: str, **more: Any) -> dict[str, Any]:
    return {"type": "string", "title": title, "x-title-en": english, "maxLength": 100, **more}


def _group(members: Mapping[str, Any], optional: Iterable[str] = ()) -> dict[str, Any]:
    required = [name for name in members if name not in set(optional)]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "x-order": list(members),
        "properties": dict(members),
    }


# Words of a form and not of the platform: they go into the schema in both languages, and can be changed there.
_PHONE = {"type": "string", "title": "手机", "x-title-en": "Mobile number", "format": "cn-mobile"}  # both languages
_IDENTIFIER = {"type": "string", "title": "身份证号", "x-title-en": "Resident ID number", "format": "resident-id"}
_USCC = {"type": "string", "title": "统一社会信用代码", "x-title-en": "Unified social credit code", "format": "uscc"}
_TOWN = {"type": "string", "title": "所在街镇", "x-title-en": "Town or sub-district", "oneOf": []}  # both languages
_PERSON = _group({"name": _line("姓名", "Name"), "identifier": _IDENTIFIER, "phone": _PHONE})  # both languages
_ORGANISATION = _group(
    {
        "name": _line("单位名称", "Name of the organisation"),  # both languages
        "uscc": _USCC,
        "legal_representative": _line("法定代表人（负责人）", "Legal representative"),  # both languages
        "phone": _PHONE,
    },
    optional=("phone",),
)
_ADDRESS = _group({"town": _TOWN, "detail": _line("详细地址", "Street and number", minLength=4)})  # both languages
_ROW = _group({"name": _line("名称", "Name")})  # both languages
_YUAN: dict[str, Any] = {"x_unit": "元", "x_unit_en": "yuan", "minimum": 0}  # both languages

KINDS: tuple[FieldKind, ...] = (
    _kind("text", _("Text of one line"), "length prefill key", type="string", maxLength=100),
    _kind("long", _("Long text"), "length key", type="string", maxLength=500, x_widget="textarea"),
    _kind("number", _("Number with unit"), "range unit key", type="number"),
    _kind("money", _("Amount in yuan"), "range key", type="number", x_widget="money", **_YUAN),
    _kind("date", _("Date"), "key", type="string", format="date"),
    _kind("yes", _("Yes or no"), "key", type="boolean"),
    _kind("confirm", _("Statement to confirm"), type="boolean", const=True),
    _kind("choice", _("One of several"), "choices key", type="string", oneOf=[]),
    _kind(
        "choices",
        _("Several of several"),
        "choices key",
        False,
        type="array",
        items={"type": "string", "oneOf": []},
        uniqueItems=True,
    ),
    _kind("address", _("Address in the district"), "members key", False, x_widget="address", **_ADDRESS),
    _kind("person", _("Person"), "members prefill key", False, x_widget="person", **_PERSON),
    _kind("organisation", _("Organisation"), "members prefill key", False, x_widget="organisation", **_ORGANISATION),
    _kind("identifier", _("Resident ID number"), "prefill key", type="string", format="resident-id"),
    _kind("uscc", _("Unified social credit code"), "prefill key", type="string", format="uscc"),
    _kind("phone", _("Mobile number"), "prefill key", type="string", format="cn-mobile"),
    _kind("email", _("E-mail address"), "key", type="string", format="email"),
    _kind("rows", _("Table with rows"), "rows members key", False, type="array", maxItems=20, items=_ROW),
    _kind("information", _("Text that only informs"), plain=False, type="null"),
)
_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_by_name(name: str) -> FieldKind:
    """The kind with this name. Raises Refusal form_kind_unknown (404)."""
    if name not in _BY_NAME:
        raise Refusal("form_kind_unknown", status=404, kind=name[:40])
    return _BY_NAME[name]


def kind_of(rules: Mapping[str, Any]) -> FieldKind:
    """Which kind a field is; what an author wrote otherwise belongs to the nearest."""
    return _BY_NAME[_name_of(rules)]


def begun(kind: FieldKind, towns: Iterable[Mapping[str, str]] = ()) -> dict[str, Any]:
    """The schema of a new field of this kind. towns: the choices of an address, as [{"const", "title", "x-title-en"}]."""
    rules = deepcopy(dict(kind.rules))
    if kind.name == "address":
        rules["properties"]["town"]["oneOf"] = [dict(town) for town in towns]
    return rules


_BY_FORMAT = {
    "date": "date",
    "resident-id": "identifier",
    "uscc": "uscc",
    "cn-mobile": "phone",
    "email": "email",
}


def _name_of(rules: Mapping[str, Any]) -> str:
    kind, widget = rules.get("type"), rules.get("x-widget", "")
    if kind == "null":
        return "information"
    if kind == "object":
        return widget if widget in ("address", "person", "organisation") else "person"
    if kind == "array":
        return "rows" if inner_of(rules) else "choices"
    if kind == "boolean":
        return "confirm" if "const" in rules else "yes"
    if kind in ("number", "integer"):
        return "money" if widget == "money" else "number"
    if "oneOf" in rules or "enum" in rules:
        return "choice"
    if rules.get("format") in _BY_FORMAT:
        return _BY_FORMAT[rules["format"]]
    return "long" if widget == "textarea" or rules.get("maxLength", 0) > 120 else "text"
