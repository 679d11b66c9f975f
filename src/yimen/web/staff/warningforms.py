"""Forms of what can be done about a warning, made from the table of deeds: nothing here knows a rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import QueryDict

from yimen.agencies.queries import agencies
from yimen.errors import Refusal
from yimen.oversight.models import ClockWarning
from yimen.oversight.table import DEED, Deed, State
from yimen.procedure import Argument
from yimen.web.components.values import Choice, FieldView, Problem
from yimen.web.staff import words
from yimen.wording import say

# Which field a refusal is about, where it is about one.
ABOUT = {
    "urging_text_missing": "text",
    "urging_term_missing": "term",
    "urging_term_range": "term",
    "clock_term_unreadable": "term",
    "clock_term_too_long": "term",
    "urging_organ_unknown": "organ",
    "answer_explanation_missing": "explanation",
    "answer_measures_missing": "measures",
    "closing_outcome_unknown": "outcome",
    "closing_note_missing": "note",
    "delay_reason_missing": "reason",
}

# What a warning in this state waits for: whose turn it is finds the form open.
AWAITED = {State.URGED: "answer_urging", State.ANSWERED: "close_urging"}


@dataclass(frozen=True)
class Failed:
    """An act that was refused: what was typed, and why."""

    act: str
    typed: Mapping[str, str]
    refusal: Refusal
    key: str = ""


@dataclass(frozen=True)
class DeedForm:
    """One deed ready to be shown: the fields, the key against double sending, what the reader has seen."""

    act: str
    title: str
    basis: str
    fields: tuple[FieldView, ...]
    key: str
    sequence: int
    open: bool


@dataclass(frozen=True)
class Panel:
    """What this person can do about the warning, and what went wrong with the last try; lost: texts to be copied."""

    forms: tuple[DeedForm, ...]
    problems: tuple[Problem, ...] = ()
    lost: tuple[tuple[str, str], ...] = field(default=())


def panel(warning: ClockWarning, deeds: Sequence[Deed], failed: Failed | None = None) -> Panel:
    """The forms of the deeds that are possible; what was typed for one that is not any more is kept to be copied."""
    forms = tuple(_form(warning, deed, failed, alone=len(deeds) == 1) for deed in deeds)
    if failed is None:
        return Panel(forms)
    still = any(form.act == failed.act for form in forms)
    about = ABOUT.get(failed.refusal.code)
    target = f"#{failed.act}-{about}" if about else f"#act-{failed.act}"
    article = f" ({failed.refusal.article})" if failed.refusal.article else ""
    titles = {argument.name: words.say(argument.title) for argument in DEED[failed.act].arguments}
    lost = () if still else tuple((titles[name], value) for name, value in failed.typed.items() if value)
    return Panel(forms, (Problem(say(failed.refusal) + article, target if still else ""),), lost)


def read(deed: Deed, posted: QueryDict) -> dict[str, str]:
    """The arguments as the form sends them; the act judges them."""
    # One character more than allowed is enough for the act to refuse it; PostgreSQL takes no NUL.
    return {
        argument.name: posted.get(argument.name, "").replace("\x00", "")[: argument.limit + 1]
        for argument in deed.arguments
    }


def _form(warning: ClockWarning, deed: Deed, failed: Failed | None, *, alone: bool) -> DeedForm:
    mine = failed if failed and failed.act == deed.act else None
    return DeedForm(
        act=deed.act,
        title=words.say(deed.title),
        basis=deed.basis,
        fields=tuple(_field(warning, deed, argument, mine) for argument in deed.arguments),
        key=mine.key if mine and mine.key else uuid4().hex,
        sequence=warning.sequence,
        open=mine is not None or alone or deed.act == AWAITED.get(State(warning.state)),
    )


def _field(warning: ClockWarning, deed: Deed, argument: Argument, failed: Failed | None) -> FieldView:
    name = f"{deed.act}-{argument.name}"
    value = failed.typed.get(argument.name, "") if failed else _prefilled(warning, argument)
    wrong = failed is not None and ABOUT.get(failed.refusal.code) == argument.name
    known = [(key, words.say(title)) for key, title in argument.choices]
    told = known or (_organs() if argument.name == "organ" else [])
    return FieldView(
        name=argument.name,
        id=name,
        title=words.say(argument.title),
        widget={"text": "textarea", "line": "text", "choice": "radio" if known else "select"}[argument.kind],
        value=value,
        error=say(failed.refusal) if failed and wrong else "",
        # A department is always chosen beforehand, so nobody needs to be told that it may stay empty.
        required=True,
        choices=_choices(told, value, name),
        rows=4,
        width=5 if argument.name == "term" else 0,
        input_mode="numeric" if argument.name == "term" else "",
        limit=argument.limit,
        attributes={"maxlength": str(argument.limit)} if argument.kind != "choice" else {},
    )


def _choices(told: Sequence[tuple[str, str]], value: str, name: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(key, title, key == value, name if place == 0 else f"{name}-{place}")
        for place, (key, title) in enumerate(told)
    )


def _prefilled(warning: ClockWarning, argument: Argument) -> str:
    given: dict[str, Any] = {
        "term": settings.YIMEN_URGING_DAYS,
        "organ": warning.agency.code,
        "reason": warning.explanation,
    }
    return str(given.get(argument.name, ""))


def _organs() -> list[tuple[str, str]]:
    return [(agency.code, agency.title) for agency in agencies(settings.YIMEN_DISTRICT)]
