"""Forms of acts, made from the table of acts: nothing here knows a rule, only how an act is offered and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.cases.queries import Dossier
from yimen.errors import Refusal
from yimen.procedure import Actor, ActRow, CaseFile, Possibility
from yimen.web.components.values import FieldView, Problem
from yimen.web.staff import words
from yimen.web.staff.actfields import Asking, field_id, fields_of, named_by
from yimen.web.staff.actgroups import Group, grouped, likely
from yimen.web.staff.picks import Pick, idle, picks_for, picks_title
from yimen.wording import say

# Acts that end a case or bind the organ stand apart from the daily ones.
GRAVE = frozenset({"refuse_acceptance", "withdraw", "terminate", "erase_private"})


@dataclass(frozen=True)
class Failed:
    """An act that was refused: what had been typed, and why."""

    act: str
    typed: Mapping[str, Any]
    refusal: Refusal
    key: str = ""
    seen: int | None = None


@dataclass(frozen=True)
class ActForm:
    """One act that this person may do now, as a form.

    key   makes the act idempotent: a form that is sent twice acts once
    open  shown unfolded
    """

    act: str
    title: str
    article: str
    fields: tuple[FieldView, ...]
    picks: tuple[Pick, ...]
    picks_title: str
    key: str
    sequence: int
    open: bool
    grave: bool
    files: tuple[tuple[str, str], ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing has to be told: the button alone is enough."""
        return not self.picks and not self.files and not any(field.required for field in self.fields)


@dataclass(frozen=True)
class Greyed:
    """An act that is not possible now, and why."""

    act: str
    title: str
    article: str
    why: str


@dataclass(frozen=True)
class ActPanel:
    """All acts of a case for one person, and what went wrong with the last try.

    likely  shown on top; more: the others that are possible, by what they are for; greyed: those that are not
    """

    forms: tuple[ActForm, ...]
    likely: tuple[ActForm, ...]
    more: tuple[Group, ...]
    greyed: tuple[Group, ...]
    greyed_number: int
    problems: tuple[Problem, ...] = ()
    lost: tuple[tuple[str, str], ...] = field(default=())


def panel(
    possible: Sequence[Possibility[CaseFile]], dossier: Dossier, actor: Actor, failed: Failed | None = None
) -> ActPanel:
    """The panel beside a case. What was typed for an act that is no longer possible is shown to be copied."""
    asking = Asking(dossier, actor)
    allowed = [each.row for each in possible if each.allowed and not idle(each.row.act, dossier)]
    forms = tuple(_form(row, asking, failed, alone=len(allowed) == 1) for row in allowed)
    top = likely(forms, dossier.case.state)
    # A refused try stands on top, wherever its act is listed.
    top = tuple(form for form in forms if failed and form.act == failed.act and form not in top) + top
    greyed = _greyed(possible)
    still = failed is not None and any(form.act == failed.act for form in forms)
    return ActPanel(
        forms=forms,
        likely=top,
        more=grouped(form for form in forms if form not in top),
        greyed=grouped(greyed),
        greyed_number=len(greyed),
        problems=_problems(failed, still) if failed else (),
        lost=_lost(possible, failed) if failed and not still else (),
    )


def _greyed(possible: Sequence[Possibility[CaseFile]]) -> list[Greyed]:
    return [
        Greyed(each.row.act, words.say(each.row.title), each.refusal.article or each.row.article, say(each.refusal))
        for each in possible
        if each.refusal is not None
    ]


def _form(row: ActRow[CaseFile], asking: Asking, failed: Failed | None, *, alone: bool) -> ActForm:
    mine, dossier = (failed if failed and failed.act == row.act else None), asking.dossier
    typed = mine.typed if mine else None
    picks = picks_for(row.act, dossier, typed)
    takes_files = any(argument.kind == "files" for argument in row.arguments)
    return ActForm(
        act=row.act,
        title=words.say(row.title),
        article=row.article,
        fields=fields_of(row, asking, typed, mine.refusal if mine else None, picks),
        picks=picks,
        picks_title=picks_title(row.act) if picks else "",
        key=mine.key if mine and mine.key else uuid4().hex,
        sequence=dossier.case.sequence,
        open=mine is not None or alone,
        grave=row.act in GRAVE,
        files=tuple((each.code, each.name.say(get_language())) for each in dossier.content.materials)
        if takes_files
        else (),
    )


def _problems(failed: Failed, still: bool) -> tuple[Problem, ...]:
    argument = named_by(failed.refusal)
    target = field_id(failed.act, argument) if argument else f"act-{failed.act}"
    article = _(" (%(article)s)") % {"article": failed.refusal.article} if failed.refusal.article else ""
    return (Problem(say(failed.refusal) + article, f"#{target}" if still else ""),)


def _lost(possible: Sequence[Possibility[CaseFile]], failed: Failed) -> tuple[tuple[str, str], ...]:
    row = next((each.row for each in possible if each.row.act == failed.act), None)
    if row is None:
        return ()
    titles = {argument.name: words.say(argument.title) for argument in row.arguments if argument.kind != "choice"}
    return tuple(
        (title, "\n".join(value) if isinstance(value, list) else str(value))
        for name, title in titles.items()
        if (value := failed.typed.get(name))
    )
