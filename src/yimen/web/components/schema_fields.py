"""One question of a form as a field on a page, groups and tables of questions with their members."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from yimen.catalogue import forms
from yimen.web.components.values import Choice, FieldView, Part, RowView

# Inputs as wide as what belongs in them: a person sees at once how much is asked.
WIDTHS = {
    "uscc": 20,
    "resident-id": 20,
    "cn-mobile": 20,
    "cn-phone": 20,
    "cn-postcode": 10,
    "division": 20,
    "email": 30,
}
DIGITS = {"cn-mobile", "cn-postcode", "division"}
WIDE = ("textarea", "checkboxes", "checkbox", "group", "rows", "information")
Faults = Mapping[str, str]


def view_of(
    item: forms.Field,
    value: Any,
    faults: Faults,
    posted: QueryDict | None = None,
    *,
    name: str = "",
    more: int = 0,
    **said: Any,
) -> FieldView:
    """The field with what was typed into it. faults: sentences by posted name; more: blank rows to offer; said: further words."""
    name = name or item.name
    kind, text, place = item.schema.get("format", ""), text_of(value), field_id(name)
    lines = _lines(item, value, faults, posted, name, more) if item.widget == "rows" else ()
    return FieldView(
        name=name,
        id=place,
        title=item.title,
        hint=said.pop("hint", item.hint),
        widget="text" if item.widget == "money" else item.widget,
        value=text,
        error=faults.get(name, ""),
        required=item.required,
        choices=_choices(item, value, place),
        parts=_parts(name, text, place, posted) if item.widget == "date" else (),
        members=_members(item, value, faults, posted, name) if item.widget == "group" else (),
        lines=lines,
        most=item.most,
        unit=item.unit,
        width=10 if item.widget in ("number", "money") else WIDTHS.get(kind, 0),
        limit=item.limit,
        autocomplete=item.autocomplete,
        input_mode="decimal" if item.widget in ("number", "money") else "numeric" if kind in DIGITS else "",
        rows=3 if (item.limit or 0) <= 200 else 5,
        wide=item.widget in WIDE,
        **said,
    )


def field_id(name: str) -> str:
    """The id of a field's (first) control in the page."""
    return f"field-{name}"


def text_of(value: Any) -> str:
    """An answer as it stands in a text field."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, list | dict) else str(value)


def _members(
    item: forms.Field, value: Any, faults: Faults, posted: QueryDict | None, name: str
) -> tuple[FieldView, ...]:
    given = value if isinstance(value, Mapping) else {}
    return tuple(
        view_of(each, given.get(each.name), faults, posted, name=f"{name}-{each.name}") for each in item.members
    )


def _lines(
    item: forms.Field, value: Any, faults: Faults, posted: QueryDict | None, name: str, more: int
) -> tuple[RowView, ...]:
    """The rows that are there, one to begin with where there is none, and the blank ones that were asked for."""
    given = value if isinstance(value, list) else []
    number = min(max(len(given) + more, 1), max(item.most, len(given)))
    # What was posted may have had gaps, so that its numbers are not those of the rows: dates are shown from the values.
    return tuple(
        RowView(
            place + 1,
            f"{name}-{place}",
            _members(item, given[place] if place < len(given) else {}, faults, None, f"{name}-{place}"),
            faults.get(f"{name}-{place}", ""),
        )
        for place in range(number)
    )


def _choices(item: forms.Field, value: Any, name: str) -> tuple[Choice, ...]:
    chosen = {str(entry) for entry in value} if isinstance(value, list) else {text_of(value)}
    options = item.options or ((forms.Option("true", item.title),) if item.widget == "checkbox" else ())
    return tuple(
        Choice(option.value, option.title, option.value in chosen, name if number == 0 else f"{name}-{number}")
        for number, option in enumerate(options)
    )


def _parts(field: str, text: str, place: str, posted: QueryDict | None) -> tuple[Part, ...]:
    year, month, day = ([*text.split("-"), "", "", ""])[:3]
    values = {"year": year, "month": month.lstrip("0"), "day": day.lstrip("0")}
    if posted is not None:
        values = {part: posted.get(f"{field}-{part}", value) for part, value in values.items()}
    titles = {"year": _("Year"), "month": _("Month"), "day": _("Day")}
    return tuple(
        Part(
            f"{field}-{part}",
            place if part == "year" else f"{place}-{part}",
            titles[part],
            values[part],
            4 if part == "year" else 2,
        )
        for part in ("year", "month", "day")
    )
