"""Forms of services: from their JSON Schema to fields on a page, and back from what a browser posted.

Used twice: one topic a page for the public, all topics on one dense page at the counter. What was typed is never lost:
the fields show the posted text again, also where it is no date and no number.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.catalogue import forms
from yimen.errors import Refusal
from yimen.web.components.conditions import only_if, rule_text
from yimen.web.components.schema_fields import field_id, view_of
from yimen.web.components.values import FieldView, Problem, Row
from yimen.wording import say


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


@dataclass(frozen=True)
class Shown:
    """How a page is to be shown.

    together  fields that stand on the same page, whose answers can still change; default: those of the section
    more      field -> blank rows to offer in its table
    filled    fields whose answers come from what is known already, and were not typed here
    """

    together: frozenset[str] = frozenset()
    more: Mapping[str, int] = field(default_factory=dict)
    filled: Collection[str] = ()


PLAIN = Shown()


def section_of(schema: Mapping[str, Any], key: str) -> forms.Section:
    """The section with this key in the current language. Raises Refusal form_page_not_found (404)."""
    for section in forms.sections(schema, get_language()):
        if section.key == key:
            return section
    raise Refusal("form_page_not_found", status=404, page=key[:40])


def show_page(
    schema: Mapping[str, Any], section: forms.Section, answers: Mapping[str, Any], shown: Shown = PLAIN
) -> FormPage:
    """The page with stored answers and without faults."""
    fields = tuple(_views(schema, section, answers, {}, None, shown))
    return FormPage(section.key, section.title, section.hint, fields, {})


def read_page(
    schema: Mapping[str, Any],
    section: forms.Section,
    posted: QueryDict,
    stored: Mapping[str, Any],
    shown: Shown = PLAIN,
) -> FormPage:
    """The page as it was posted: typed answers, and every fault with its sentence.

    stored  answers of the other pages: questions here may depend on them
    """
    typed = forms.from_post(schema, posted, section.names)
    others = {name: value for name, value in stored.items() if name not in section.names}
    return _judged(schema, section, {**others, **typed}, posted, shown)


def stored_page(schema: Mapping[str, Any], section: forms.Section, answers: Mapping[str, Any]) -> FormPage:
    """The page as it is stored, with every fault."""
    return _judged(schema, section, answers, None, PLAIN)


def _judged(
    schema: Mapping[str, Any],
    section: forms.Section,
    given: Mapping[str, Any],
    posted: QueryDict | None,
    shown: Shown,
) -> FormPage:
    answers = forms.visible(schema, given)
    mine = {name: value for name, value in answers.items() if name in section.names}
    faults = {
        error.pointer[1:].replace("/", "-"): _sentence(schema, error)
        for error in forms.validate(schema, answers, only=section.names)
    }
    fields = tuple(_views(schema, section, given, faults, posted, shown))
    problems = tuple(problem for view in fields for problem in problems_in(view))
    return FormPage(section.key, section.title, section.hint, fields, mine, problems)


def problems_in(view: FieldView) -> Iterator[Problem]:
    """The lines of the error summary for one field, its members and rows."""
    if view.error:
        yield Problem(view.error, f"#{view.target}")
    for member in view.members:
        yield from problems_in(member)
    for line in view.lines:
        if line.error:
            yield Problem(line.error, f"#{line.members[0].target}")
        for member in line.members:
            yield from problems_in(member)


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
            shown_answer(schema, item, answers[item.name], language) if item.name in answers else "",
            f"{href}#{field_id(item.name)}" if href else "",
        )
        for item in section.fields
        if item.name in asked and item.asks
    ]


def shown_answer(schema: Mapping[str, Any], item: forms.Field, value: Any, language: str | None) -> str:
    """One answer in words."""
    if item.widget == "checkbox" and value is True:
        return _("Confirmed")
    return forms.show_answer(schema, item.name, value, language)


def without_row(posted: QueryDict, row: str) -> QueryDict:
    """What was posted without one row of a table ("staff-1")."""
    left = posted.copy()
    for name in [name for name in left if name.startswith(f"{row}-")]:
        del left[name]
    return left


def _views(
    schema: Mapping[str, Any],
    section: forms.Section,
    answers: Mapping[str, Any],
    faults: Mapping[str, str],
    posted: QueryDict | None,
    shown: Shown,
) -> Iterable[FieldView]:
    """The fields to show: those that apply, and those that may come to apply by another answer on this same page."""
    asked = forms.applicable(schema, answers)
    together = shown.together or frozenset(section.names)
    for item in section.fields:
        said: dict[str, Any] = {}
        if item.show_when is not None:
            left = forms.reduced(item.show_when, answers, together)
            if left is False or (left is True and item.name not in asked):
                continue
            if isinstance(left, Mapping):
                said = {"rule": rule_text(left), "show_when_words": only_if(schema, left)}
        if item.name in shown.filled:
            note = _("Filled in from what is known of you; please check it.")
            said["hint"] = f"{item.hint} {note}".strip()
        yield view_of(item, answers.get(item.name), faults, posted, more=shown.more.get(item.name, 0), **said)


def _sentence(schema: Mapping[str, Any], error: forms.FieldError) -> str:
    words = dict(error.params)
    words["field"] = forms.title_at(schema, error.pointer, get_language()) or words.get("field", "")
    return say(Refusal(error.code, status=422, **words))
