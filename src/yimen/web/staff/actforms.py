"""Forms of acts, made from the table of acts: nothing here knows a rule, only how an argument is asked for and read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.cases.queries import Dossier
from yimen.errors import Refusal
from yimen.procedure import Actor, ActRow, Argument, Possibility
from yimen.web.components.values import Choice, FieldView, Problem
from yimen.web.staff import words
from yimen.web.staff.picks import Pick, picks_for
from yimen.web.staff.remedies import remedies
from yimen.wording import say

# Acts that end a case or bind the organ stand apart from the daily ones.
GRAVE = frozenset({"refuse_acceptance", "withdraw"})


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
    """All acts of a case for one person, and what went wrong with the last try."""

    forms: tuple[ActForm, ...]
    greyed: tuple[Greyed, ...]
    problems: tuple[Problem, ...] = ()
    lost: tuple[tuple[str, str], ...] = field(default=())


def panel(possible: Sequence[Possibility], dossier: Dossier, actor: Actor, failed: Failed | None = None) -> ActPanel:
    """The panel beside a case. What was typed for an act that is no longer possible is shown to be copied."""
    allowed = [each.row for each in possible if each.allowed]
    forms = tuple(_form(row, dossier, actor, failed, alone=len(allowed) == 1) for row in allowed)
    greyed = tuple(
        Greyed(each.row.act, words.say(each.row.title), each.refusal.article or each.row.article, say(each.refusal))
        for each in possible
        if each.refusal is not None
    )
    if failed is None:
        return ActPanel(forms, greyed)
    still = any(form.act == failed.act for form in forms)
    return ActPanel(forms, greyed, _problems(failed, still), () if still else _lost(possible, failed))


def read(row: ActRow, posted: QueryDict) -> dict[str, Any]:
    """The arguments as the form sends them; `procedure.normalise` judges them."""
    given: dict[str, Any] = {}
    for argument in row.arguments:
        if argument.kind == "items":
            given[argument.name] = [
                *posted.getlist(f"{argument.name}-pick"),
                *posted.get(argument.name, "").splitlines(),
            ]
        elif argument.kind != "files" and argument.name in posted:
            given[argument.name] = posted[argument.name]
    if row.act == "decide" and given.get("outcome") == "grant":
        # The text was filled in by the page for a refusal; a grant has no remedies.
        given.pop("remedies", None)
    return given


def _form(row: ActRow, dossier: Dossier, actor: Actor, failed: Failed | None, *, alone: bool) -> ActForm:
    mine = failed if failed and failed.act == row.act else None
    picks = picks_for(row.act, dossier, mine.typed if mine else None)
    fields = tuple(_field(row, argument, dossier, actor, mine, picks) for argument in _asked(row, dossier))
    takes_files = any(argument.kind == "files" for argument in row.arguments)
    return ActForm(
        act=row.act,
        title=words.say(row.title),
        article=row.article,
        fields=fields,
        picks=picks,
        key=mine.key if mine and mine.key else uuid4().hex,
        sequence=dossier.case.sequence,
        open=mine is not None or alone,
        grave=row.act in GRAVE,
        files=tuple((each.code, each.name.say(get_language())) for each in dossier.content.materials)
        if takes_files
        else (),
    )


def _asked(row: ActRow, dossier: Dossier) -> list[Argument]:
    """Files have fields of their own; a service without examination steps is not asked for one."""
    return [
        argument
        for argument in row.arguments
        if argument.kind != "files" and (argument.name != "step" or dossier.rules.steps)
    ]


def _field(
    row: ActRow, argument: Argument, dossier: Dossier, actor: Actor, failed: Failed | None, picks: Sequence[Pick]
) -> FieldView:
    name = field_id(row.act, argument.name)
    value = _typed(failed, argument, picks) if failed else _prefilled(row, argument, dossier)
    widget = {"text": "textarea", "items": "textarea", "line": "text", "choice": "radio"}[argument.kind]
    return FieldView(
        name=argument.name,
        id=name,
        title=_title(row, argument, picks),
        widget=widget,
        value=value,
        error=say(failed.refusal) if failed and _names(failed.refusal, argument.name) else "",
        required=argument.name == "step" or (argument.required and not (picks and argument.kind == "items")),
        choices=_choices(argument, dossier, actor, value, name),
        limit=argument.limit,
        rows=4 if argument.kind == "items" or argument.name == "remedies" else 3,
        attributes={"maxlength": str(argument.limit)} if argument.kind in ("line", "text") else {},
    )


def _title(row: ActRow, argument: Argument, picks: Sequence[Pick]) -> str:
    if picks and row.act == "notify_correction" and argument.kind == "items":
        return _("Anything else to be corrected (one item a line)")
    return words.say(argument.title)


def field_id(act: str, argument: str) -> str:
    """The id of a control: several forms stand on one page."""
    return f"{act}-{argument}"


def _choices(argument: Argument, dossier: Dossier, actor: Actor, value: str, name: str) -> tuple[Choice, ...]:
    if argument.kind != "choice":
        return ()
    told = [(key, words.say(title)) for key, title in argument.choices] or _open_steps(dossier, actor)
    only = len(told) == 1
    return tuple(
        Choice(key, title, key == value or only, name if place == 0 else f"{name}-{place}")
        for place, (key, title) in enumerate(told)
    )


def _open_steps(dossier: Dossier, actor: Actor) -> list[tuple[str, str]]:
    """The steps on which this person has not given an opinion yet, in the order of the service."""
    given = {opinion.step for opinion in dossier.file.opinions if opinion.who == actor.who}
    return [(step.name, step.name) for step in dossier.rules.steps if step.name not in given]


def _prefilled(row: ActRow, argument: Argument, dossier: Dossier) -> str:
    if row.act == "decide" and argument.name == "remedies":
        return remedies(dossier.case.agency)
    if row.act == "deliver" and argument.name == "method":
        return "online" if dossier.case.channel == "online" else "window"
    return ""


def _typed(failed: Failed, argument: Argument, picks: Sequence[Pick]) -> str:
    value = failed.typed.get(argument.name, "")
    if isinstance(value, list):
        offered = {pick.value for pick in picks}
        return "\n".join(line for line in value if line not in offered)
    return str(value)


def _names(refusal: Refusal, argument: str) -> bool:
    """Whether a refusal is about this argument; a few guards speak of one argument without naming it."""
    guarded = {"refusal_without_reason": "reason", "refusal_without_remedies": "remedies", "organ_not_named": "organ"}
    return argument in (refusal.data.get("argument"), guarded.get(refusal.code))


def _problems(failed: Failed, still: bool) -> tuple[Problem, ...]:
    guarded = {"refusal_without_reason": "reason", "refusal_without_remedies": "remedies", "organ_not_named": "organ"}
    argument = failed.refusal.data.get("argument") or guarded.get(failed.refusal.code)
    target = field_id(failed.act, str(argument)) if argument else f"act-{failed.act}"
    article = _(" (%(article)s)") % {"article": failed.refusal.article} if failed.refusal.article else ""
    return (Problem(say(failed.refusal) + article, f"#{target}" if still else ""),)


def _lost(possible: Sequence[Possibility], failed: Failed) -> tuple[tuple[str, str], ...]:
    row = next((each.row for each in possible if each.row.act == failed.act), None)
    if row is None:
        return ()
    titles = {argument.name: words.say(argument.title) for argument in row.arguments if argument.kind != "choice"}
    return tuple(
        (title, "\n".join(value) if isinstance(value, list) else str(value))
        for name, title in titles.items()
        if (value := failed.typed.get(name))
    )
