"""The fields of an act's form, made from the arguments of its row: how each is asked for, prefilled, and read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from yimen.agencies.queries import staff_of
from yimen.agencies.remedies import remedies
from yimen.cases.queries import Dossier
from yimen.clock import due_date
from yimen.errors import Refusal
from yimen.procedure import Actor, ActRow, Argument
from yimen.web.components.values import Choice, FieldView
from yimen.web.staff import words
from yimen.web.staff.picks import PICKED_ONLY, Pick
from yimen.wording import say

WIDGETS = {"text": "textarea", "items": "textarea", "line": "text", "choice": "radio", "date": "day", "term": "text"}
# Grounds and owed things can be many: a list to choose from keeps the panel short.
MOST_RADIOS = 4
# Guards that speak of one argument without naming it.
GUARDED = {
    "refusal_without_reason": "reason",
    "refusal_without_remedies": "remedies",
    "organ_not_named": "organ",
    "hearing_notice_late": "day",
    "clock_date_unreadable": "day",
    "clock_date_out_of_range": "day",
    "clock_term_unreadable": "term",
    "chair_is_reviewer": "chair",
    "new_chair_missing": "chair",
    "stop_not_named": "ground",
    "not_stopped_on_ground": "ground",
    "third_party_unknown": "party",
    "third_party_unnamed": "party",
    "step_not_named": "step",
}


@dataclass(frozen=True)
class Asking:
    """For whom fields are made: the case as it stands, and who acts on it."""

    dossier: Dossier
    actor: Actor

    @cached_property
    def chairs(self) -> list[tuple[str, str]]:
        """Who may chair a hearing: colleagues of the agency who have not examined the case (48(1)3). One query."""
        examined = self.dossier.file.reviewers()
        staff = staff_of(self.dossier.case.agency.code).order_by("id")
        return [(str(each.user_id), each.user.name) for each in staff if str(each.user_id) not in examined]


def field_id(act: str, argument: str) -> str:
    """The id of a control: several forms stand on one page."""
    return f"{act}-{argument}"


def named_by(refusal: Refusal) -> str:
    """The argument that a refusal is about; "" where it is about the act as a whole."""
    return str(refusal.data.get("argument") or GUARDED.get(refusal.code, ""))


def asked(row: ActRow, dossier: Dossier) -> list[Argument]:
    """Files have fields of their own; a service without examination steps is not asked for one."""
    return [
        argument
        for argument in row.arguments
        if argument.kind not in ("files", "digests")
        and (argument.name != "step" or dossier.rules.steps)
        and not (row.act in PICKED_ONLY and argument.kind == "items")
    ]


def fields_of(
    row: ActRow, asking: Asking, typed: Mapping[str, Any] | None, refusal: Refusal | None, picks: Sequence[Pick]
) -> tuple[FieldView, ...]:
    """Every field of an act; after a refused try with what was typed and what was wrong."""
    made: list[FieldView] = []
    for argument in asked(row, asking.dossier):
        value = _prefilled(row, argument, asking) if typed is None else _again(typed, argument, picks)
        error = say(refusal) if refusal and named_by(refusal) == argument.name else ""
        made += _views(row, argument, asking, value, error, picks)
    return tuple(made)


def read(row: ActRow, posted: QueryDict, agency_code: str) -> dict[str, Any]:
    """The arguments as the form sends them; `procedure.normalise` judges them.

    A chair typed by name who works in the agency is taken as that colleague: the law asks whether they examined the case.
    """
    given: dict[str, Any] = {}
    for argument in row.arguments:
        name = argument.name
        if argument.kind == "items":
            given[name] = [*posted.getlist(f"{name}-pick"), *posted.get(name, "").splitlines()]
        elif argument.kind == "term" and str(posted.get(name, "")).strip().isdecimal():
            given[name] = str(posted[name]).strip() + posted.get(f"{name}-unit", "wd")
        elif argument.kind not in ("files", "digests") and name in posted:
            given[name] = posted[name] or posted.get(f"{name}-pick", "")
    if given.get("chair"):
        given["chair"] = _known_chair(given["chair"].strip(), agency_code)
    if row.act in ("decide", "decide_at_once") and given.get("outcome") == "grant":
        # The text was filled in by the page for a refusal; a grant has no remedies.
        given.pop("remedies", None)
    return given


def _known_chair(typed: str, agency_code: str) -> str:
    colleague = staff_of(agency_code).filter(user__name=typed).order_by("id").first()
    return str(colleague.user_id) if colleague else typed


def _views(
    row: ActRow, argument: Argument, asking: Asking, value: str, error: str, picks: Sequence[Pick]
) -> list[FieldView]:
    name = field_id(row.act, argument.name)
    choices = _choices(row, argument, asking, value, name)
    view = FieldView(
        name=argument.name,
        id=name,
        title=_title(row, argument, picks),
        widget="select" if len(choices) > MOST_RADIOS else WIDGETS[argument.kind],
        hint=_hint(row, argument, asking),
        value=value,
        error=error,
        required=argument.name == "step" or (argument.required and not (picks and argument.kind == "items")),
        choices=choices,
        limit=argument.limit,
        rows=4 if argument.kind == "items" or argument.name == "remedies" else 3,
        attributes={"maxlength": str(argument.limit)} if argument.kind in ("line", "text") else {},
    )
    if argument.name == "chair":
        return _chair(view, asking)
    if argument.name == "party" and asking.dossier.file.interested:
        return [_party(view, asking)]
    return _term(view) if argument.kind == "term" else [view]


def _chair(view: FieldView, asking: Asking) -> list[FieldView]:
    """A colleague from the list, or a name typed: a chair may come from elsewhere."""
    known = dict(asking.chairs)
    picked = view.value if view.value in known else ""
    choices = tuple(Choice(who, name, who == picked) for who, name in asking.chairs)
    pick = FieldView(
        name="chair-pick",
        id=f"{view.id}-pick",
        title=view.title,
        widget="select",
        value=picked,
        required=view.required,
        choices=choices,
        error=view.error if picked else "",
    )
    typed = FieldView(
        name="chair",
        id=view.id,
        title=_("or the name of somebody else"),
        value="" if picked else view.value,
        required=False,
        error="" if picked else view.error,
        attributes=view.attributes,
    )
    return [pick, typed]


def _party(view: FieldView, asking: Asking) -> FieldView:
    """One of the third parties that were told, or the applicant."""
    names = [asking.dossier.clear(party) for party in asking.dossier.file.interested]
    choices = tuple(Choice(name, name, name == view.value) for name in names)
    return replace(view, widget="select", choices=choices, attributes={"empty": _("The applicant")})


def _term(view: FieldView) -> list[FieldView]:
    """A number and its unit."""
    unit = "d" if view.value.endswith("d") and not view.value.endswith("wd") else "wd"
    number = FieldView(
        name=view.name,
        id=view.id,
        title=_("Term, in days"),
        value=view.value.removesuffix("wd").removesuffix("d"),
        error=view.error,
        width=4,
        input_mode="numeric",
    )
    units = (("wd", _("working days")), ("d", _("calendar days")))
    choices = tuple(Choice(key, title, key == unit, f"{view.id}-unit-{key}") for key, title in units)
    return [
        number,
        FieldView(
            name=f"{view.name}-unit", id=f"{view.id}-unit", title=_("Counted in"), widget="radio", choices=choices
        ),
    ]


def _title(row: ActRow, argument: Argument, picks: Sequence[Pick]) -> str:
    if picks and row.act == "notify_correction" and argument.kind == "items":
        return _("Anything else to be corrected (one item a line)")
    return words.say(argument.title)


def _hint(row: ActRow, argument: Argument, asking: Asking) -> str:
    if (row.act, argument.name) == ("notify_hearing", "day"):
        day = _first_hearing_day(asking.dossier)
        return _("At the earliest %(day)s: seven days must lie between notice and hearing.") % {"day": day}
    return ""


def _choices(row: ActRow, argument: Argument, asking: Asking, value: str, name: str) -> tuple[Choice, ...]:
    if argument.kind != "choice":
        return ()
    told = [(key, words.say(title)) for key, title in argument.choices]
    supplied = _supplied(row, argument, asking)
    told = told if supplied is None else supplied
    only = len(told) == 1
    return tuple(
        Choice(key, title, key == value or only, name if place == 0 else f"{name}-{place}")
        for place, (key, title) in enumerate(told)
    )


def _supplied(row: ActRow, argument: Argument, asking: Asking) -> list[tuple[str, str]] | None:
    """The choices that the case itself supplies; None: those of the table."""
    file = asking.dossier.file
    match row.act, argument.name:
        case "opine", "step":
            names = _open_steps(asking)
        case "return_step", "step":
            given = {opinion.step for opinion in file.opinions}
            names = [step.name for step in asking.dossier.rules.steps if step.name in given]
        case "fulfil_obligation", "item":
            names = [each.item for each in file.owed("open", "lapsed", "rectifying")]
        case "order_rectification", "item":
            names = [each.item for each in file.owed("lapsed", kind="promise")]
        case "resume_clock", "ground":
            return [(stop.ground, words.ground(stop.ground)) for stop in file.standing()]
        case _:
            return None
    return [(name, name) for name in names]


def _open_steps(asking: Asking) -> list[str]:
    """The steps that may be examined now and on which this person is asked and has not spoken, in their order."""
    file, steps, actor = asking.dossier.file, asking.dossier.rules.steps, asking.actor
    waiting, spoken = file.unfinished_steps(steps), {each.step for each in file.opinions if each.who == actor.who}
    return [
        step.name
        for step in steps
        if step.name not in spoken
        and not set(step.after) & set(waiting)
        and (not step.asked or {actor.who, actor.agency} & set(step.asked))
    ]


def _first_hearing_day(dossier: Dossier) -> str:
    notice = dossier.rules.periods.hearing_notice
    return due_date(dossier.as_of, notice, dossier.calendar).date.isoformat()


def _prefilled(row: ActRow, argument: Argument, asking: Asking) -> str:
    dossier = asking.dossier
    if row.act in ("decide", "decide_at_once") and argument.name == "remedies":
        return remedies(dossier.case.agency).zh
    if row.act == "deliver" and argument.name == "method":
        return "online" if dossier.case.channel == "online" else "window"
    if (row.act, argument.name) == ("notify_hearing", "day"):
        return _first_hearing_day(dossier)
    return ""


def _again(typed: Mapping[str, Any], argument: Argument, picks: Sequence[Pick]) -> str:
    value = typed.get(argument.name, "")
    if isinstance(value, list):
        offered = {pick.value for pick in picks}
        return "\n".join(line for line in value if line not in offered)
    return str(value)
