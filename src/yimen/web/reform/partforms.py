"""Elements of the catalogue as form fields, and what was typed into them as values of the guide. No rules here."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from yimen.catalogue.editing import Part, PartFinding, default_of, read
from yimen.catalogue.elements import Element, Kind
from yimen.web.components.values import Choice, FieldView, Problem

LONGEST = 20_000
SEPARATOR = " | "
WIDTHS = {Kind.TERM: 5, Kind.NUMBER: 5}


def own_place(part: Part, element: Element) -> str:
    """The place of an element within what the form writes: within its line where the part is a list."""
    return element.place.removeprefix(f"{part.lines}[].") if part.lines else element.place


def typed_of(part: Part, holder: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """What stands in the fields before anybody types: the values as text, choices as lists."""
    found: dict[str, str | list[str]] = {}
    for element in part.elements:
        place = own_place(part, element)
        value = read(holder, place)
        found |= _as_text(element, place, default_of(element.place, part.handbook) if value is None else value)
    return found


def _as_text(element: Element, place: str, value: Any) -> dict[str, str | list[str]]:
    if element.kind is Kind.TEXT:
        text = value if isinstance(value, Mapping) else {}
        return {f"{place}.zh": str(text.get("zh", "")), f"{place}.en": str(text.get("en", ""))}
    if element.kind is Kind.CHOICES:
        return {place: [str(each) for each in value or ()]}
    if element.kind is Kind.TEXTS:
        lines = [
            SEPARATOR.join(part for part in (each.get("zh", ""), each.get("en", "")) if part) for each in value or ()
        ]
        return {place: "\n".join(lines)}
    if element.kind is Kind.LINES:
        return {place: "\n".join(str(each) for each in value or ())}
    if element.kind is Kind.YES:
        return {place: "" if value is None else ("yes" if value else "no")}
    return {place: "" if value is None else str(value)}


def typed_in(part: Part, post: QueryDict) -> dict[str, str | list[str]]:
    """What somebody typed, by field."""
    found: dict[str, str | list[str]] = {}
    for name, kind in _fields(part):
        if kind is Kind.CHOICES:
            found[name] = [each.replace("\x00", "")[:80] for each in post.getlist(name)]
        else:
            found[name] = post.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST]
    return found


def _fields(part: Part) -> Iterable[tuple[str, Kind]]:
    for element in part.elements:
        place = own_place(part, element)
        if element.kind is Kind.TEXT:
            yield f"{place}.zh", Kind.TEXT
            yield f"{place}.en", Kind.TEXT
        else:
            yield place, element.kind


def values_of(part: Part, typed: Mapping[str, str | list[str]]) -> dict[str, Any]:
    """The values at their places, None for what is empty; wrong ones as typed, for the act to refuse by name."""
    return {own_place(part, element): _value(element, own_place(part, element), typed) for element in part.elements}


def _value(element: Element, place: str, typed: Mapping[str, str | list[str]]) -> Any:
    if element.kind is Kind.TEXT:
        chinese, english = typed[f"{place}.zh"], typed[f"{place}.en"]
        return {"zh": chinese, "en": english} if chinese or english else None
    given = typed[place]
    if not given:
        return None
    if element.kind in (Kind.TEXTS, Kind.LINES):
        lines = [line.strip() for line in str(given).split("\n") if line.strip()]
        return [_both(line) for line in lines] if element.kind is Kind.TEXTS else lines
    if element.kind is Kind.YES:
        return given == "yes"
    if element.kind is Kind.NUMBER and str(given).isascii() and str(given).isdigit():
        return int(str(given)[:9])
    return given


def _both(line: str) -> dict[str, str]:
    chinese, _mark, english = line.partition("|")
    return {"zh": chinese.strip(), "en": english.strip()}


def views_of(part: Part, typed: Mapping[str, str | list[str]], findings: Iterable[PartFinding] = ()) -> list[FieldView]:
    """The fields of the form, each with what is wrong with it."""
    errors: dict[str, str] = {}
    for finding in findings:
        errors.setdefault(_field_of(part, finding.place), finding.text)
    return [view for element in part.elements for view in _views(part, element, typed, errors)]


def problems_of(part: Part, findings: Iterable[PartFinding]) -> list[Problem]:
    """The lines of the error summary, each with a link to its field."""
    return [Problem(each.text, f"#{_id(_field_of(part, each.place))}") for each in findings]


def _field_of(part: Part, place: str) -> str:
    """The name of the field in which the value at a place is typed."""
    element = part.element_at(place)
    if element is None:
        return ""
    own = own_place(part, element)
    return f"{own}.{'en' if place.endswith('.en') else 'zh'}" if element.kind is Kind.TEXT else own


def _id(name: str) -> str:
    return "field-" + re.sub(r"[._\[\]]+", "-", name)


def _views(
    part: Part, element: Element, typed: Mapping[str, str | list[str]], errors: Mapping[str, str]
) -> Iterable[FieldView]:
    place = own_place(part, element)
    if element.kind is Kind.TEXT:
        for language, title in (("zh", _("%(name)s, in Chinese")), ("en", _("%(name)s, in English"))):
            name = f"{place}.{language}"
            required = element.required and language == "zh"
            yield _view(element, name, title % {"name": element.title}, typed[name], errors, required)
        return
    yield _view(element, place, element.title, typed[place], errors, element.required)


def _view(
    element: Element, name: str, title: str, value: str | list[str], errors: Mapping[str, str], required: bool
) -> FieldView:
    chosen = value if isinstance(value, list) else [value]
    return FieldView(
        name=name,
        id=_id(name) if element.kind is not Kind.CHOICES else f"{_id(name)}-group",
        title=title,
        widget=_widget(element),
        hint=_hint(element),
        value="" if isinstance(value, list) else value,
        error=errors.get(name, ""),
        required=required,
        choices=tuple(
            Choice(key, words, key in chosen, _id(name) + (f"-{number}" if number else ""))
            for number, (key, words) in enumerate(_choices(element))
        ),
        width=WIDTHS.get(element.kind, 0),
        rows=2 if element.kind is Kind.TEXT else 4,
        wide=element.kind in (Kind.TEXTS, Kind.LONG, Kind.LINES, Kind.CHOICES),
        input_mode="numeric" if element.kind is Kind.NUMBER else "",
    )


def _widget(element: Element) -> str:
    if element.kind in (Kind.CHOICE, Kind.YES):
        return "select"
    if element.kind is Kind.CHOICES:
        return "checkboxes"
    return "textarea" if element.kind in (Kind.TEXT, Kind.TEXTS, Kind.LINES, Kind.LONG) else "text"


def _hint(element: Element) -> str:
    if element.kind is Kind.TEXTS:
        return _("One a line; English behind a stroke: Chinese | English.")
    if element.kind is Kind.LINES:
        return _("One a line.")
    if element.kind is Kind.TERM:
        return _("20wd for working days, 30d for calendar days, 0wd for on the spot.")
    return ""


def _choices(element: Element) -> list[tuple[str, str]]:
    if element.kind is Kind.YES:
        return [("yes", _("yes")), ("no", _("no"))]
    return [(option.value, option.title) for option in element.options]
