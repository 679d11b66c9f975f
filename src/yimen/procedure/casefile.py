"""Where a case stands: a frozen value, computed from its events and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yimen.clock import Stop, Term
from yimen.procedure.rules import Step
from yimen.procedure.states import Role, State


@dataclass(frozen=True)
class Opinion:
    """What one officer found in one examination step."""

    who: str
    step: str
    opinion: str
    text: str
    at: datetime

    @property
    def agrees(self) -> bool:
        return self.opinion == "agree"


@dataclass(frozen=True)
class ClockRun:
    """One legal period of one case: from when, how long, what did not count, and when it ended (None: running).

    term         the whole of it, an extension included
    extended_by  the part that an extension added
    about        which of several alike: the obligation, the third party
    """

    name: str
    started: date
    term: Term
    article: str
    stops: tuple[Stop, ...] = ()
    ended: date | None = None
    extended_by: Term | None = None
    about: str = ""


@dataclass(frozen=True)
class StopRun:
    """The clocks stood for one of the eight grounds of 45, as the applicant was told in writing."""

    ground: str
    time_needed: str
    begin: date
    end: date | None = None


@dataclass(frozen=True)
class Deemed:
    """What the law takes as done because nobody acted in time: with effect from `day`."""

    name: str
    day: date
    article: str


@dataclass(frozen=True)
class HearingFile:
    """How far the hearing of a case has come (46-48).

    basis       "required" or "public_interest" (46), "requested" (47); empty: none is to be held
    told_on     the right to a hearing was told, with so many third parties known (`told_parties`)
    closed_on   the period to ask for one ended without a request
    held_on     it was held; only then may be decided, and only on its record
    """

    basis: str = ""
    told_on: date | None = None
    told_parties: int = 0
    closed_on: date | None = None
    notified_on: date | None = None
    day: date | None = None
    place: str = ""
    chair: str = ""
    challenged: bool = False
    held_on: date | None = None
    record: str = ""


@dataclass(frozen=True)
class Obligation:
    """What the applicant still owes: a tolerated gap or a promise.

    status  "pending" (a promise before the grant), "open", "fulfilled", "lapsed", "rectifying", "failed"
    """

    item: str
    kind: str
    status: str


@dataclass(frozen=True)
class Erased:
    """Kinds of private values that were erased beside the ledger: when, by whom, why, on what basis."""

    kinds: tuple[str, ...]
    day: date
    who: str
    role: Role
    reason: str
    basis: str


@dataclass(frozen=True)
class CaseFile:
    """The case after its events.

    corrections_told  day of the last correction notice
    received_at  when the organ last received the application or its corrections: the five days run from there
    accepted_at  acceptance; for a deemed one the moment of receipt
    confirmed    the organ itself accepted, at once or after a deemed acceptance
    barred_years for how long the same kind may not be applied for again (78), from the decision
    levels       how far each material that must be trusted is: (code, "A" to "D"), as it was last handed in or compared
    excused      codes of those whose register could not be asked when the application was handed in
    stops_over, stops_standing  the stops that have ended, in that order, and those that stand
    spans        the same for clocks; those that stand come last
    private_kept what of persons stands beside the ledger: "form", "names", "statements", "records"
    """

    state: State | None = None
    events: int = 0
    last_at: datetime | None = None
    submitted_at: datetime | None = None
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    decided_at: datetime | None = None
    closed_at: datetime | None = None
    confirmed: bool = False
    outcome: str = ""
    corrections_told: date | None = None
    gaps_told: tuple[str, ...] = ()
    gaps_open: tuple[str, ...] = ()
    corrections: int = 0
    levels: tuple[tuple[str, str], ...] = ()
    excused: tuple[str, ...] = ()
    preliminary_opinion: str = ""
    opinions: tuple[Opinion, ...] = ()
    set_aside: tuple[Opinion, ...] = ()
    interested: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    hearing: HearingFile = HearingFile()
    stops_over: tuple[StopRun, ...] = ()
    stops_standing: tuple[StopRun, ...] = ()
    spans: tuple[Stop, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    conditions: tuple[str, ...] = ()
    barred_years: int = 0
    certificate: str = ""
    deemed: tuple[Deemed, ...] = ()
    clocks: tuple[ClockRun, ...] = ()
    private_kept: tuple[str, ...] = ()
    erased: tuple[Erased, ...] = ()

    def clock(self, name: str) -> ClockRun | None:
        """The latest run of the clock with this name, ended or not."""
        return next((run for run in reversed(self.clocks) if run.name == name), None)

    def running(self, *names: str) -> tuple[ClockRun, ...]:
        """The periods that somebody must still keep; with names, only those."""
        return tuple(run for run in self.clocks if run.ended is None and (not names or run.name in names))

    def standing(self) -> tuple[StopRun, ...]:
        """The grounds on which the clocks stand now."""
        return self.stops_standing

    @property
    def stops(self) -> tuple[StopRun, ...]:
        """Every stop, in the order in which they began."""
        return tuple(sorted((*self.stops_over, *self.stops_standing), key=lambda stop: stop.begin))

    def examiners(self) -> frozenset[str]:
        """Everybody whose opinion counts."""
        return frozenset(opinion.who for opinion in self.opinions)

    def reviewers(self) -> frozenset[str]:
        """Everybody who has examined this case, opinions set aside included: none of them may chair its hearing."""
        return self.examiners() | {opinion.who for opinion in self.set_aside}

    def finished(self, step: Step) -> bool:
        """Whether so many people as the step needs have given their opinion on it."""
        return len({opinion.who for opinion in self.opinions if opinion.step == step.name}) >= step.opinions

    def unfinished_steps(self, steps: Sequence[Step]) -> tuple[str, ...]:
        """The examination steps, in order, that still lack opinions."""
        return tuple(step.name for step in steps if not self.finished(step))

    def agreeing(self, step: str) -> int:
        """How many agree in a step."""
        return sum(1 for opinion in self.opinions if opinion.step == step and opinion.agrees)

    def owed(self, *statuses: str, kind: str = "") -> tuple[Obligation, ...]:
        """Obligations in one of these statuses (of this kind)."""
        return tuple(each for each in self.obligations if each.status in statuses and kind in ("", each.kind))
