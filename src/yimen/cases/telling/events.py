"""From one event to what its applicant is told: the sentence's kind, its values, and whom it concerns."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from yimen import clock
from yimen.cases import store
from yimen.cases.models import Case
from yimen.cases.rules import calendar_of
from yimen.cases.telling.sentences import UNTOLD
from yimen.ledger.outbox import Heard
from yimen.notices.telling import Recipient, Told
from yimen.notices.words import day, names
from yimen.parties import standing
from yimen.procedure import ACTS, CaseFile, Event, fold

TELLING = tuple(dict.fromkeys(row.event for row in ACTS if row.event not in UNTOLD))
DECISION = ("promise", "decide")
# The clock whose last day the sentence names; of several the first to end.
CLOCKS: dict[str, tuple[str, ...]] = {
    "submitted": ("correct",),
    "resubmitted": ("correct",),
    "gap_tolerated": ("obligation",),
    "deemed_accepted": DECISION,
    "accepted": DECISION,
    "clock_resumed": DECISION,
    "extended": DECISION,
    "hearing_right_told": ("hearing_request",),
    "rectification_ordered": ("rectification",),
}


def tell_event(heard: Heard) -> Iterator[Told]:
    """Nothing where there is nobody to tell. The values are those of the event, whatever has happened since."""
    case = Case.objects.select_related("applicant", "service", "agency").filter(number=heard.subject).first()
    to = recipients(case) if case else ()
    if case is None or not to:
        return
    loaded = store.load(case.number, lock=False)
    past = loaded.events[: heard.sequence]
    kind = kind_of(past[-1])
    file = fold(past, loaded.rules)
    values = named(case) | _values(past[-1], due(file, CLOCKS.get(kind, ()), calendar_of(case.district)))
    yield told(case, kind, f"case:{case.number}:{heard.sequence}", past[-1].at, to, values)


def told(case: Case, kind: str, key: str, at: Any, to: tuple[Recipient, ...], values: dict[str, Any]) -> Told:
    """One happening of a case, with its pages."""
    return Told(kind, key, case.number, at, f"/my/cases/{case.number}/", to, values, public="/track/")


def recipients(case: Case) -> tuple[Recipient, ...]:
    """Who is told: the accounts of the applicant, who handed it in online for them, or the phone that was left.

    An agent whose authority has ended hears nothing more.
    """
    party = case.applicant
    accounts, teller = standing.accounts_of(party), party.user_id
    if case.channel == Case.Channel.COUNTER and accounts:
        teller = min(accounts)
    elif (case.channel == Case.Channel.ONLINE or party.organisation_id) and standing.still_acts_for(
        case.submitted_by, party
    ):
        accounts.add(int(case.submitted_by))
        teller = teller or int(case.submitted_by)
    if accounts:
        # The phone is that of whoever left it: the others hear on the page and by their own e-mail.
        return tuple(Recipient(user, party.phone if user == teller else "") for user in sorted(accounts))
    return (Recipient(phone=party.phone),) if party.phone else ()


def kind_of(event: Event) -> str:
    """The kind of sentence: that of the event, but a decision is told by its outcome."""
    if event.kind in ("decided", "decided_at_once"):
        return "granted" if event.data["outcome"] == "grant" else "refused"
    return event.kind


def named(case: Case) -> dict[str, Any]:
    """What every sentence may name."""
    return {
        "service": names(case.service.name, case.service.name_en),
        "agency": names(case.agency.name, case.agency.name_en),
    }


def due(file: CaseFile, clocks: tuple[str, ...], calendar: clock.Calendar) -> date | None:
    """The last day of the first of these clocks to end; None while they stand, or where none runs."""
    runs = [run for run in file.running(*clocks) if not any(stop.end is None for stop in run.stops)] if clocks else []
    return min((clock.due_date(run.started, run.term, calendar, run.stops).date for run in runs), default=None)


def _values(event: Event, until: date | None) -> dict[str, Any]:
    values: dict[str, Any] = {"due": day(until)}
    if event.kind == "correction_notified":
        values["number"] = len(event.data["items"])
    if event.kind == "hearing_notified":
        values["day"] = {"date": str(event.data["day"])[:10]}
    return values
