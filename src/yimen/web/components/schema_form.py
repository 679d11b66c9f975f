"""Forms of services: from their JSON Schema to fields on a page, and back from what a browser posted.

Used twice: one topic a page for the public, all topics on one dense page at the counter. What was typed is never lost:
the fields show the posted text again, also where it is no date and no number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.catalogue import forms
from yimen.errors import Refusal
from yimen.web.components.values import Choice, FieldView, Part, Problem, Row
from yimen.wording import say

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


@dataclass(frozen=True)
class FormPage:
    """One topic of a form, ready to be shown.

    answers  the typed values of its fields (what was left empty is missing)
    """

    key: str
    title: str
    hint: str
    fields: tuple[FieldView, ...]
    answers: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


def section_of(schema: Mapping[str, Any], key: str) -> forms.Section:
    """The section with this key in the current language. Raises Refusal form_page_not_found (404)."""
    for section in forms.sections(schema, get_language()):
        if section.key == key:
            return section
    raise Refusal("form_page_not_found", status=404, page=key[:40])


def show_page(schema: Mapping[str, Any], section: forms.Section, answers: Mapping[str, Any]) -> FormPage:
    """The page with stored answers and without faults."""
    fields = tuple(_view(schema, item, answers.get(item.name), "") for item in _asked(schema, section, answers))
    return FormPage(section.key, section.title, section.hint, fields, {})


def read_page(
    schema: Mapping[str, Any], section: forms.Section, posted: QueryDict, stored: Mapping[str, Any]
) -> FormPage:
    """The page as it was posted: typed answers, and every fault with its sentence.

    stored  answers of the other pages: questions here may depend on them
    """
    joined = join_dates(schema, section.names, posted)
    typed = forms.from_post(schema, joined, section.names)
    others = {name: value for name, value in stored.items() if name not in section.names}
    answers = forms.visible(schema, {**others, **typed})
    mine = {name: value for name, value in answers.items() if name in section.names}
    faults = {error.name: _sentence(schema, error) for error in forms.validate(schema, answers, only=section.names)}
    shown = {**others, **typed}
    fields = tuple(
        _view(schema, item, typed.get(item.name), faults.get(item.name, ""), posted)
        for item in _asked(schema, section, shown)
    )
    problems = tuple(Problem(view.error, f"#{view.target}") for view in fields if view.error)
    return FormPage(section.key, section.title, section.hint, fields, mine, problems)


def all_problems(schema: Mapping[str, Any], answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(field name, sentence) for every fault in the whole form."""
    return [(error.name, _sentence(schema, error)) for error in forms.validate(schema, forms.visible(schema, answers))]


def summary(schema: Mapping[str, Any], section: forms.Section, answers: Mapping[str, Any], href: str = "") -> list[Row]:
    """The answers of one section for a summary list; questions that do not apply are left out."""
    asked = forms.applicable(schema, answers)
    language = get_language()
    return [
        Row(
            item.title,
            _shown(schema, item, answers[item.name], language) if item.name in answers else "",
            f"{href}#{field_id(item.name)}" if href else "",
        )
        for item in section.fields
        if item.name in asked
    ]


def _shown(schema: Mapping[str, Any], item: forms.Field, value: Any, language: str | None) -> str:
    if item.widget == "checkbox" and value is True:
        return _("Confirmed")
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else _text(value)
    return forms.show_answer(schema, item.name, value, language)


def field_id(name: str) -> str:
    """The id of a field's (first) control in the page."""
    return f"field-{name}"


def join_dates(schema: Mapping[str, Any], names: Iterable[str], posted: QueryDict) -> QueryDict:
    """The posted data with each date put together from its three boxes; half a date stays text that is no date."""
    joined = posted.copy()
    for name in names:
        if schema["properties"][name].get("format") != "date" or name in posted:
            continue
        year, month, day = (posted.get(f"{name}-{part}", "").strip() for part in ("year", "month", "day"))
        if year or month or day:
            joined[name] = f"{year}-{month.zfill(2)}-{day.zfill(2)}"
    return joined


def _asked(schema: Mapping[str, Any], section: forms.Section, answers: Mapping[str, Any]) -> list[forms.Field]:
    """The fields to show: those that apply, and those that may come to apply by another answer on this same page."""
    asked = forms.applicable(schema, answers)
    return [
        item
        for item in section.fields
        if item.name in asked or (item.show_when and item.show_when["field"] in section.names)
    ]


def _sentence(schema: Mapping[str, Any], error: forms.FieldError) -> str:
    words = dict(error.params)
    if error.name in schema.get("properties", {}):
        words["field"] = forms.field_of(schema, error.name, get_language()).title
    return say(Refusal(error.code, status=422, **words))


def _view(
    schema: Mapping[str, Any], item: forms.Field, value: Any, error: str, posted: QueryDict | None = None
) -> FieldView:
    kind, text, name = item.schema.get("format", ""), _text(value), field_id(item.name)
    return FieldView(
        name=item.name,
        id=name,
        title=item.title,
        hint=item.hint,
        widget=item.widget,
        value=text,
        error=error,
        required=item.required,
        choices=_choices(item, value, name),
        parts=_parts(item, text, name, posted) if item.widget == "date" else (),
        width=10 if item.widget == "number" else WIDTHS.get(kind, 0),
        limit=item.limit,
        autocomplete=item.autocomplete,
        input_mode="decimal" if item.widget == "number" else "numeric" if kind in DIGITS else "",
        rows=3 if (item.limit or 0) <= 200 else 5,
        wide=item.widget in ("textarea", "checkboxes", "checkbox"),
        show_when=_show_when(item),
        show_when_words=_show_when_words(schema, item),
    )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, list) else str(value)


def _choices(item: forms.Field, value: Any, name: str) -> tuple[Choice, ...]:
    chosen = {str(entry) for entry in value} if isinstance(value, list) else {_text(value)}
    options = item.options or ((forms.Option("true", item.title),) if item.widget == "checkbox" else ())
    return tuple(
        Choice(option.value, option.title, option.value in chosen, name if number == 0 else f"{name}-{number}")
        for number, option in enumerate(options)
    )


def _parts(item: forms.Field, text: str, name: str, posted: QueryDict | None) -> tuple[Part, ...]:
    year, month, day = ([*text.split("-"), "", "", ""])[:3]
    values = {"year": year, "month": month.lstrip("0"), "day": day.lstrip("0")}
    if posted is not None:
        values = {part: posted.get(f"{item.name}-{part}", value) for part, value in values.items()}
    titles = {"year": _("Year"), "month": _("Month"), "day": _("Day")}
    return tuple(
        Part(
            f"{item.name}-{part}",
            name if part == "year" else f"{name}-{part}",
            titles[part],
            values[part],
            4 if part == "year" else 2,
        )
        for part in ("year", "month", "day")
    )


def _show_when(item: forms.Field) -> tuple[str, tuple[str, ...]] | None:
    rule = item.show_when
    if rule is None:
        return None
    wanted = rule["among"] if "among" in rule else [rule["equals"]]
    return rule["field"], tuple(_text(value) for value in wanted)


def _show_when_words(schema: Mapping[str, Any], item: forms.Field) -> str:
    """ "Only if “Premises” is “rented”": for readers without scripts, to whom the field is always shown."""
    rule = _show_when(item)
    if rule is None:
        return ""
    other = forms.field_of(schema, rule[0], get_language())
    titles = {option.value: option.title for option in other.options}
    answers = " / ".join(titles.get(value, value) for value in rule[1])
    return _("Only if “%(field)s” is “%(answer)s”") % {"field": other.title, "answer": answers}
