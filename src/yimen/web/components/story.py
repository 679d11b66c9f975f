"""The story of a case for its applicant: what happened, what happens next, and by when. For applicants, not for staff.

Examiners' names and opinions are left out before and after the decision; the decision itself, its reasons and remedies
are told in full (行政许可法 38).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from yimen.cases.models import Case, CaseEvent
from yimen.cases.queries import Dossier
from yimen.ledger import topics
from yimen.procedure import CLOSED, State
from yimen.web.components import following
from yimen.web.components.chapters import chapter_of
from yimen.web.components.due_changes import DueChangeView, due_changes
from yimen.web.components.following import Next
from yimen.web.components.overdue import period
from yimen.web.components.templatetags.yimen import day


@dataclass(frozen=True)
class Chapter:
    """One thing that happened. lines: the items of a notice, one each."""

    kind: str
    title: str
    at: datetime
    words: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limit:
    """One period that runs: by None while it stands; place: which clock of the case it is, for the page that counts it;
    provisional: the holidays of a year on the way are not yet published, so the day may move."""

    title: str
    by: date | None
    place: int
    provisional: bool = False


@dataclass(frozen=True)
class Owed:
    """What the applicant still has to hand in or to keep; by None where no period runs yet."""

    item: str
    promise: bool
    by: date | None
    late: bool


@dataclass(frozen=True)
class Story:
    """All that the applicant is told. `lead` is the present state in one sentence."""

    chapters: tuple[Chapter, ...]
    next: Next | None
    later: tuple[str, ...]
    lead: str
    closed: bool
    limits: tuple[Limit, ...] = ()
    owed: tuple[Owed, ...] = ()
    due_changes: tuple[DueChangeView, ...] = ()


def tell(shown: Dossier) -> Story:
    """The story of a case as far as its events go."""
    state = State(shown.case.state)
    coming = following.next_of(state, shown)
    return Story(
        chapters=_chapters(shown.events, shown),
        next=coming,
        later=_later(state, coming),
        lead=_lead(state, shown),
        closed=state in CLOSED,
        limits=_limits(shown),
        owed=_owed(shown),
        due_changes=tuple(due_changes(shown)),
    )


def stream_of(case: Case) -> str:
    """The address at which changes of the case are told (server-sent events); "" where no push is set up."""
    return topics.stream_url(topics.case_topic(case.number)) if settings.YIMEN_PUSH_URL else ""


def _chapters(events: Sequence[CaseEvent], shown: Dossier) -> tuple[Chapter, ...]:
    told = [(event, chapter_of(event, shown)) for event in events]
    return tuple(Chapter(event.kind, each[0], event.at, each[1], tuple(each[2])) for event, each in told if each)


def _limits(shown: Dossier) -> tuple[Limit, ...]:
    return tuple(
        Limit(
            period(each.run.name) + (f" · {each.run.about}" if each.run.about else ""),
            None if each.state.stopped else each.state.due,
            place,
            each.state.provisional,
        )
        for place, each in enumerate(shown.clocks, 1)
        if each.run.ended is None
    )


def _owed(shown: Dossier) -> tuple[Owed, ...]:
    due = {each.run.about: each.state.due for each in shown.clocks if each.run.about and each.run.ended is None}
    statuses = ("pending", "open", "lapsed", "rectifying", "failed")
    return tuple(
        Owed(each.item, each.kind == "promise", due.get(each.item), each.status in ("lapsed", "failed"))
        for each in shown.file.owed(*statuses)
    )


def _later(state: State, coming: Next | None) -> tuple[str, ...]:
    """What follows after the next step, while all goes well."""
    way = [
        (State.SUBMITTED, _("Acceptance")),
        (State.ACCEPTED, _("Decision")),
        (State.GRANTED, _("Certificate and delivery")),
    ]
    rank = {
        State.SUBMITTED: 0, State.PRE_REVIEWED: 1, State.CORRECTION: 0, State.ACCEPTED: 2, State.GRANTED: 3,
    }.get(state, 3)  # fmt: skip
    if state is State.ACCEPTED and coming and not coming.decides:
        rank = 1
    return tuple(title for _state, title in way[rank:]) if state not in CLOSED else ()


def _lead(state: State, shown: Dossier) -> str:
    agency = {"agency": shown.case.agency.title}
    if state is State.ACCEPTED and shown.file.deemed and not shown.file.confirmed:
        return _("By law your application counts as accepted from %(day)s: nobody answered in time.") % {
            "day": day(shown.file.deemed[0].day)
        }
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
        State.TERMINATED: _("The case was ended without a decision."),
    }
    return leads[state]
