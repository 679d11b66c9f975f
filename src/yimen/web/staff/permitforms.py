"""Forms of what can be done to a permit, made from the table of acts on permits: nothing here knows a rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from yimen.agencies.remedies import remedies
from yimen.errors import Refusal
from yimen.permits.lists import PermitRecord
from yimen.procedure import Argument, Possibility
from yimen.procedure.permit import PERMIT_ROW, PermitFile
from yimen.procedure.table.rows import ActRow
from yimen.web.components.values import Choice, FieldView, Problem
from yimen.web.staff import words
from yimen.web.staff.actfields import MOST_RADIOS, WIDGETS, field_id
from yimen.wording import say

# Acts that take something away stand apart from the others.
GRAVE = frozenset({"refuse_renewal", "recall", "revoke", "penalise", "cancel"})
# Guards that speak of one argument without naming it.
ABOUT = {
    "compensation_not_settled": "compensation",
    "trigger_not_true": "trigger",
    "renewal_not_longer": "valid_until",
    "revocation_was_forgone": "ground",
    "change_case_unfit": "case",
    "clock_date_unreadable": "valid_until",
    "clock_date_out_of_range": "valid_until",
}


@dataclass(frozen=True)
class Failed:
    """An act that was refused: what was typed, and why."""

    act: str
    typed: Mapping[str, str]
    refusal: Refusal
    key: str = ""


@dataclass(frozen=True)
class PermitForm:
    """One act ready to be shown: the fields, the key against double sending, what the reader has seen."""

    act: str
    title: str
    article: str
    fields: tuple[FieldView, ...]
    key: str
    sequence: int
    open: bool
    grave: bool


@dataclass(frozen=True)
class Greyed:
    """An act that is not possible now, and why."""

    title: str
    article: str
    why: str


@dataclass(frozen=True)
class Panel:
    """What this person can do to the permit, and what went wrong with the last try; lost: texts to be copied."""

    forms: tuple[PermitForm, ...]
    greyed: tuple[Greyed, ...]
    problems: tuple[Problem, ...] = ()
    lost: tuple[tuple[str, str], ...] = field(default=())


def panel(record: PermitRecord, possible: Sequence[Possibility[PermitFile]], failed: Failed | None = None) -> Panel:
    """The forms of the acts that are possible, and why the others are not."""
    forms = tuple(_form(each.row, record, failed) for each in possible if each.allowed)
    greyed = tuple(
        Greyed(words.say(each.row.title), each.refusal.article or each.row.article, say(each.refusal))
        for each in possible
        if each.refusal is not None
    )
    if failed is None:
        return Panel(forms, greyed)
    still = any(form.act == failed.act for form in forms)
    about = failed.refusal.data.get("argument") or ABOUT.get(failed.refusal.code)
    target = f"#{field_id(failed.act, str(about))}" if about else f"#act-{failed.act}"
    article = _(" (%(article)s)") % {"article": failed.refusal.article} if failed.refusal.article else ""
    problems = (Problem(say(failed.refusal) + article, target if still else ""),)
    return Panel(forms, greyed, problems, () if still else _lost(failed))


def read(row: ActRow[Any], posted: QueryDict) -> dict[str, str]:
    """The arguments as the form sends them; the act judges them."""
    return {
        argument.name: posted.get(argument.name, "").replace("\x00", "")[: argument.limit + 1]
        for argument in row.arguments
        if argument.name in posted
    }


def _lost(failed: Failed) -> tuple[tuple[str, str], ...]:
    titles = {argument.name: words.say(argument.title) for argument in PERMIT_ROW[failed.act].arguments}
    return tuple((titles[name], value) for name, value in failed.typed.items() if value and name in titles)


def _form(row: ActRow[PermitFile], record: PermitRecord, failed: Failed | None) -> PermitForm:
    mine = failed if failed and failed.act == row.act else None
    return PermitForm(
        act=row.act,
        title=words.say(row.title),
        article=row.article,
        fields=tuple(_field(row, argument, record, mine) for argument in row.arguments),
        key=mine.key if mine and mine.key else uuid4().hex,
        sequence=record.permit.sequence,
        open=mine is not None,
        grave=row.act in GRAVE,
    )


def _field(row: ActRow[PermitFile], argument: Argument, record: PermitRecord, failed: Failed | None) -> FieldView:
    name = field_id(row.act, argument.name)
    value = failed.typed.get(argument.name, "") if failed else _prefilled(argument, record)
    about = failed and (failed.refusal.data.get("argument") or ABOUT.get(failed.refusal.code))
    return FieldView(
        name=argument.name,
        id=name,
        title=words.say(argument.title),
        widget="select" if len(argument.choices) > MOST_RADIOS else WIDGETS[argument.kind],
        value=value,
        error=say(failed.refusal) if failed and about == argument.name else "",
        required=argument.required,
        choices=tuple(
            Choice(key, words.say(title), key == value, name if place == 0 else f"{name}-{place}")
            for place, (key, title) in enumerate(argument.choices)
        ),
        limit=argument.limit,
        rows=3,
        attributes={"maxlength": str(argument.limit)} if argument.kind in ("line", "text") else {},
    )


def _prefilled(argument: Argument, record: PermitRecord) -> str:
    if argument.name == "remedies":
        return remedies(record.permit.agency).zh
    return ""
