"""The story of a case for its applicant: what happened, what happens next, and by when. For applicants, not for staff.

Examiners' names and opinions are left out before and after the decision; the decision itself, its reasons and remedies
are told in full (行政许可法 38).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from yimen.cases.models import Case, CaseEvent
from yimen.cases.queries import Dossier
from yimen.ledger import topics
from yimen.procedure import CLOSED, State
from yimen.web.components.templatetags.yimen import day, term, text


@dataclass(frozen=True)
class Chapter:
    """One thing that happened. lines: the items of a notice, one each."""

    kind: str
    title: str
    at: datetime
    words: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Next:
    """What happens next. by: the last day in law, None where the law sets none; yours: the applicant must do it."""

    title: str
    words: str
    by: date | None = None
    yours: bool = False


@dataclass(frozen=True)
class Story:
    """All that the applicant is told. `lead` is the present state in one sentence."""

    chapters: tuple[Chapter, ...]
    next: Next | None
    later: tuple[str, ...]
    lead: str
    closed: bool


def tell(shown: Dossier) -> Story:
    """The story of a case as far as its events go."""
    chapters = [chapter for event in shown.events if (chapter := _chapter(event, shown))]
    state = State(shown.case.state)
    return Story(tuple(chapters), _next(state, shown), _later(state, shown), _lead(state, shown.case), state in CLOSED)


def stream_of(case: Case) -> str:
    """The address at which changes of the case are told (server-sent events); "" where no push is set up."""
    return topics.stream_url(topics.case_topic(case.number)) if settings.YIMEN_PUSH_URL else ""


def _chapter(event: CaseEvent, shown: Dossier) -> Chapter | None:
    teller = CHAPTERS.get(event.kind)
    if teller is None:
        return None
    title, words, lines = teller(event.data, shown)
    return Chapter(event.kind, title, event.at, words, tuple(lines))


Told = tuple[str, str, list[str]]


def _submitted(data: Mapping[str, Any], shown: Dossier) -> Told:
    return (
        _("Application handed in"),
        _("%(agency)s has received your application.") % {"agency": shown.case.agency.title},
        [],
    )


def _pre_reviewed(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Pre-review passed"), data.get("note", ""), []


def _corrections(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Corrections asked for, all at once"), data.get("note", ""), list(data["items"])


def _resubmitted(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Corrections handed in"), data.get("note", ""), list(data["items"])


def _accepted(data: Mapping[str, Any], shown: Dossier) -> Told:
    rules = shown.rules
    words = _("The time limit of %(term)s counts from the next day.") % {
        "term": term(rules.promised or rules.statutory)
    }
    return _("Accepted"), words if not rules.instant else "", []


def _acceptance_refused(data: Mapping[str, Any], shown: Dossier) -> Told:
    grounds = {
        "not_needed": _("No licence is needed by law for what you applied for."),
        "not_competent": _("This matter is not within the powers of this agency."),
    }
    lines = [_("Apply to: %(organ)s") % {"organ": data["organ"]}] if data.get("organ") else []
    return _("Not accepted"), " ".join(filter(None, (grounds.get(data["ground"], ""), data.get("reason", "")))), lines


def _opined(data: Mapping[str, Any], shown: Dossier) -> Told:
    step = data.get("step", "")
    name = next((text(entry.name) for entry in shown.content.steps if entry.name.zh == step), step)
    return _("Examined: %(step)s") % {"step": name} if name else _("Examined"), "", []


def _decided(data: Mapping[str, Any], shown: Dossier) -> Told:
    if data["outcome"] == "grant":
        return _("Granted"), "", []
    lines = [_("Remedies: %(remedies)s") % {"remedies": data["remedies"]}] if data.get("remedies") else []
    return _("Refused"), data.get("reason", ""), lines


def _certificate(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Certificate made"), _("Number %(number)s") % {"number": data["certificate"]}, []


def _delivered(data: Mapping[str, Any], shown: Dossier) -> Told:
    ways = {"online": _("Delivered online"), "window": _("Handed over at the window"), "post": _("Sent by post")}
    return ways.get(data["method"], _("Delivered")), "", []


def _withdrawn(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Withdrawn by the applicant"), data.get("reason", ""), []


CHAPTERS: dict[str, Callable[[Mapping[str, Any], Dossier], Told]] = {
    "submitted": _submitted,
    "pre_reviewed": _pre_reviewed,
    "correction_notified": _corrections,
    "resubmitted": _resubmitted,
    "accepted": _accepted,
    "acceptance_refused": _acceptance_refused,
    "opined": _opined,
    "decided": _decided,
    "certificate_issued": _certificate,
    "delivered": _delivered,
    "withdrawn": _withdrawn,
}


def _next(state: State, shown: Dossier) -> Next | None:
    case = shown.case
    if state is State.SUBMITTED:
        words = _(
            "If anything is missing, you are told everything at once; if you hear nothing, it counts as accepted."
        )
        return Next(_("The agency checks whether everything is there"), words, case.due_correction)
    if state is State.PRE_REVIEWED:
        return Next(
            _("The agency accepts the application"),
            _("Then the time limit for the decision begins."),
            case.due_correction,
        )
    if state is State.CORRECTION:
        words = _("Hand in everything the notice asks for. Nothing else may be asked for later.")
        return Next(_("Hand in the corrections"), words, None, yours=True)
    if state is State.ACCEPTED:
        return Next(
            _("The agency examines and decides"), _decision_words(case), case.due_promised or case.due_statutory
        )
    if state is State.GRANTED:
        return Next(_("The certificate is made and delivered"), "", case.due_delivery)
    return None


def _decision_words(case: Case) -> str:
    if case.due_promised and case.due_statutory:
        return _("The agency has promised this day; the last day by law is %(day)s.") % {"day": day(case.due_statutory)}
    return ""


def _later(state: State, shown: Dossier) -> tuple[str, ...]:
    """What follows after the next step, while all goes well."""
    way = [
        (State.SUBMITTED, _("Acceptance")),
        (State.ACCEPTED, _("Decision")),
        (State.GRANTED, _("Certificate and delivery")),
    ]
    rank = {
        State.SUBMITTED: 0, State.PRE_REVIEWED: 1, State.CORRECTION: 0, State.ACCEPTED: 2, State.GRANTED: 3,
    }.get(state, 3)  # fmt: skip
    return tuple(title for _state, title in way[rank:]) if state not in CLOSED else ()


def _lead(state: State, case: Case) -> str:
    agency = {"agency": case.agency.title}
    leads = {
        State.SUBMITTED: _("%(agency)s is checking your application.") % agency,
        State.PRE_REVIEWED: _("Your materials have passed the pre-review."),
        State.CORRECTION: _("%(agency)s needs corrections from you.") % agency,
        State.ACCEPTED: _("%(agency)s is examining your application.") % agency,
        State.GRANTED: _("Your application has been granted."),
        State.REFUSED: _("Your application has been refused."),
        State.DELIVERED: _("Your case is finished."),
        State.NOT_ACCEPTED: _("Your application was not accepted."),
        State.WITHDRAWN: _("You have withdrawn this application."),
    }
    return leads[state]
