"""A case in the words of a third party it touches: what was told, the hearing, the end. Nothing of the applicant's papers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from yimen.cases.models import CaseEvent
from yimen.cases.queries import Dossier
from yimen.cases.queries.invited import events_for
from yimen.cases.third_parties import who_of
from yimen.procedure import CLOSED, State
from yimen.web.components.overdue import period
from yimen.web.components.templatetags.yimen import day

# Until when something can be done, and when the decision is due; the promises between organ and applicant are not theirs.
LIMITS = ("statements", "hearing_request", "hearing", "decide")


@dataclass(frozen=True)
class Chapter:
    """One thing that happened; own: the third party did it itself."""

    title: str
    at: datetime
    words: str = ""


@dataclass(frozen=True)
class Limit:
    """One period that runs: by None while it stands."""

    title: str
    by: date | None


@dataclass(frozen=True)
class Story:
    """Where the case stands, which periods run, and what happened, first to last."""

    lead: str
    limits: tuple[Limit, ...]
    chapters: tuple[Chapter, ...]
    closed: bool


def tell(shown: Dossier, party: str) -> Story:
    """The story for the third party with this token."""
    state = State(shown.case.state)
    limits = tuple(
        Limit(period(each.run.name), None if each.state.stopped else each.state.due)
        for each in shown.clocks
        if each.run.ended is None and each.run.name in LIMITS
    )
    told = tuple(_chapter(event, shown, party) for event in events_for(shown, party))
    return Story(_lead(state, shown), limits, told, state in CLOSED)


def _lead(state: State, shown: Dossier) -> str:
    agency = {"agency": shown.case.agency.title}
    if state is State.ACCEPTED:
        return _("%(agency)s is examining the application. It has not decided yet.") % agency
    return {
        State.GRANTED: _("The application was granted."),
        State.DELIVERED: _("The application was granted."),
        State.REFUSED: _("The application was refused."),
        State.WITHDRAWN: _("The applicant has withdrawn the application."),
        State.TERMINATED: _("The case was ended without a decision."),
    }.get(state, _("%(agency)s handles the application.") % agency)


def _chapter(event: CaseEvent, shown: Dossier, party: str) -> Chapter:
    mine = event.who == who_of(party) or event.data.get("party") == party
    title, words = (_OWN if mine and event.kind in _OWN else _TOLD)[event.kind](event.data, shown)
    return Chapter(title, event.at, words)


Told = Callable[[Mapping[str, Any], Dossier], tuple[str, str]]


def _notified(data: Mapping[str, Any], shown: Dossier) -> tuple[str, str]:
    return _("You were told that your interests are touched"), data.get("interest", "")


def _right(data: Mapping[str, Any], shown: Dossier) -> tuple[str, str]:
    return _("You may ask for a hearing"), data.get("interest", "")


def _hearing(data: Mapping[str, Any], shown: Dossier) -> tuple[str, str]:
    words = _("On %(day)s: %(place)s. You may come, bring evidence and question that of others (article 48).")
    return _("Notice of the hearing"), words % {"day": day(data["day"]), "place": data["place"]}


def _ruled(data: Mapping[str, Any], shown: Dossier) -> tuple[str, str]:
    if data["ruling"] == "upheld":
        return _("Another chair was named"), ""
    return _("The objection to the chair was rejected"), data.get("reason", "")


def _decided(data: Mapping[str, Any], shown: Dossier) -> tuple[str, str]:
    if data["outcome"] != "grant":
        return _("The application was refused"), ""
    words = _(
        "Whoever is touched by the licence can apply for administrative reconsideration within sixty days of learning of "
        "it, or go to court within six months (article 20 of the Administrative Reconsideration Law, article 46 of the "
        "Administrative Litigation Law)."
    )
    return _("The application was granted"), words


def _stated(data: Mapping[str, Any], shown: Dossier) -> tuple[str, str]:
    return _("You stated your views"), shown.clear(data["statement"])


_OWN: dict[str, Told] = {
    "views_stated": _stated,
    "hearing_requested": lambda data, shown: (_("You asked for a hearing"), data.get("reason", "")),
    "chair_challenged": lambda data, shown: (_("You objected to the chair"), data["reason"]),
}
_TOLD: dict[str, Told] = {
    "interested_notified": _notified,
    "statements_closed": lambda data, shown: (_("The period for statements is over"), ""),
    "hearing_announced": lambda data, shown: (_("A public hearing will be held"), data["reason"]),
    "hearing_right_told": _right,
    "hearing_requested": lambda data, shown: (_("A hearing was asked for"), ""),
    "hearing_waived": lambda data, shown: (_("The hearing was waived"), ""),
    "hearing_not_requested": lambda data, shown: (_("Nobody asked for a hearing in time"), ""),
    "hearing_notified": _hearing,
    "challenge_ruled": _ruled,
    "hearing_held": lambda data, shown: (_("The hearing was held"), _("The decision rests on its record.")),
    "decided": _decided,
    "withdrawn": lambda data, shown: (_("The applicant has withdrawn the application"), ""),
    "terminated": lambda data, shown: (_("The case was ended without a decision"), ""),
}
