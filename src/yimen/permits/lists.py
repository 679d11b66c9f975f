"""Reads of permits that pages and API share: one permit with its clocks, lists, what may be done, the public register."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from yimen import clock
from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.grams import labelled
from yimen.permits import access, numbers, store
from yimen.permits.models import Permit, PermitEvent
from yimen.permits.overtaking import as_of
from yimen.procedure import Actor, ClockRun, PermitState, Possibility
from yimen.procedure.decide import possibilities_of
from yimen.procedure.permit import PERMIT_ACTS, PermitFile
from yimen.workdays.calendars import calendar_of

# From so many days before the end a holder is reminded; the law asks for thirty.
REMINDED_BEFORE = timedelta(days=60)
LONGEST_SPAN = 3660
# What a list can be narrowed by beside the states of law: a renewal that waits for its answer.
WAITING = "renewal"


@dataclass(frozen=True)
class RunningClock:
    """A legal period of the permit with its count on the day asked about."""

    run: ClockRun
    state: clock.ClockState


@dataclass(frozen=True)
class PermitRecord:
    """A permit as a page or the API shows it: its row, its events, and what they say at a moment."""

    loaded: store.Loaded
    now: datetime

    @property
    def permit(self) -> Permit:
        return self.loaded.permit

    @property
    def file(self) -> PermitFile:
        return self.loaded.file

    @property
    def clocks(self) -> list[RunningClock]:
        """Every period, those that ended counted to their end."""
        return [RunningClock(run, self._read(run)) for run in self.file.clocks]

    def _read(self, run: ClockRun) -> clock.ClockState:
        """A period that ended is read by the calendar of its day: a closure decided later does not move it."""
        if run.ended is None:
            return clock.run(run.started, run.term, self.loaded.calendar, run.stops, shanghai_date(self.now))
        return clock.run(run.started, run.term, calendar_of(self.permit.district, run.ended), run.stops, run.ended)

    @property
    def events(self) -> list[PermitEvent]:
        """First to last."""
        return list(self.permit.events.order_by("sequence"))


@dataclass(frozen=True)
class PermitFilters:
    """What a list of permits is narrowed by; everything may stay empty.

    state        a state of law, or "renewal": waits for an answer
    ends_within  valid permits whose last day comes within so many days; None: any
    text         beginning of the number, part of the holder's label, or of the service's name
    """

    state: str = ""
    ends_within: int | None = None
    agency: str = ""
    service: str = ""
    text: str = ""


def permit_for(actor: Actor, number: str, now: datetime) -> PermitRecord:
    """The one door to a permit. Raises Refusal permit_not_found (404) or permit_of_other_agency (403)."""
    loaded = store.load(tidy(number), lock=False)
    access.require_seeing(actor, loaded.permit)
    return PermitRecord(as_of(loaded, now), now)


def tidy(number: str) -> str:
    """A number as somebody typed it, in the form it is stored in; what is no number finds nothing."""
    try:
        return numbers.read(number)
    except Refusal:
        return ""


def permits(actor: Actor, filters: PermitFilters, today: date) -> QuerySet[Permit]:
    """The permits this actor may see, narrowed; those that end first come first, those without end last."""
    return _narrowed(access.visible(actor), filters, today).order_by(F("valid_until").asc(nulls_last=True), "id")


def to_apply_for(actor: Actor, text: str, today: date) -> QuerySet[Permit]:
    """What a clerk finds for the visitor in front of them: permits in force first, those that end soonest on top."""
    found = permits(actor, PermitFilters(text=text), today).annotate(_valid=Q(state=PermitState.VALID))
    return found.order_by(F("_valid").desc(), F("valid_until").asc(nulls_last=True), "-id")


def own_permits(actor: Actor) -> QuerySet[Permit]:
    """The permits that this account holds; those in force that end first come first."""
    rank = Q(state=PermitState.VALID)
    return (
        _with_names(access.held(actor))
        .annotate(_valid=rank)
        .order_by(F("_valid").desc(), F("valid_until").asc(nulls_last=True), "-id")
    )


def register(text: str) -> QuerySet[Permit]:
    """What anybody may look up (行政许可法 40): permits by their holder's label or their service, the latest first."""
    found = _with_names(Permit.objects.all())
    return (found.filter(_names(text)) if text else found).order_by("-granted_at", "-id")


def possible_acts(record: PermitRecord, actor: Actor) -> list[Possibility[PermitFile]]:
    """Every act that pages offer, each allowed or with its refusal (its article, its sentence)."""
    try:
        capable = access.in_capacity(actor, record.permit)
    except Refusal as refusal:
        return [Possibility(row, refusal) for row in PERMIT_ACTS if row.offered]
    return possibilities_of(record.file, PERMIT_ACTS, capable, record.now, record.loaded.rules, record.loaded.calendar)


def last_day_to_ask(record: PermitRecord) -> date | None:
    """The last day on which renewal can be applied for (calendar days ahead); None: without end, or another unit."""
    ahead = record.loaded.rules.periods.renewal_ahead
    if record.file.valid_until is None or ahead.unit is not clock.Unit.CALENDAR_DAYS:
        return None
    return record.file.valid_until - timedelta(days=ahead.amount)


def _narrowed(found: QuerySet[Permit], filters: PermitFilters, today: date) -> QuerySet[Permit]:
    found = _with_names(found)
    if filters.state:
        found = found.filter(_STATES.get(filters.state, lambda name: Q(state=name))(filters.state))
    if filters.ends_within is not None:
        last = today + timedelta(days=min(filters.ends_within, LONGEST_SPAN))
        found = found.filter(state=PermitState.VALID, valid_until__gte=today, valid_until__lte=last)
    if filters.agency:
        found = found.filter(agency__code=filters.agency)
    if filters.service:
        found = found.filter(service__code=filters.service)
    return found.filter(_said(filters.text.strip())) if filters.text.strip() else found


_STATES: dict[str, Callable[[str], Q]] = {WAITING: lambda _name: Q(renewal_asked__isnull=False)}


def _said(text: str) -> Q:
    number = "".join(text.replace("-", "").split()).upper()
    if not number.isascii():
        return _names(text)
    return Q(pk__in=_named(text).union(Permit.objects.filter(number__startswith=number).values("pk")))


def _names(text: str) -> Q:
    return Q(pk__in=_named(text))


def _named(text: str) -> QuerySet[Permit, Any]:
    """Ids of the permits with this text in the name of their holder or service, each way read by an index of its own."""
    services = Service.objects.filter(Q(name__icontains=text) | Q(name_en__icontains=text)).order_by().values("pk")
    held = Permit.objects.filter(holder__in=labelled(text).values("pk")).values("pk")
    return held.union(Permit.objects.filter(service__in=services).values("pk"))


def _with_names(found: QuerySet[Permit]) -> QuerySet[Permit]:
    """With service and agency, without what only the search of services reads."""
    return found.select_related("service", "agency", "case").defer(*(f"service__{name}" for name in Service.SEARCHED))
