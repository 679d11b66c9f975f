"""Where a permit stands after its grant: a frozen value, computed from its events and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.procedure.casefile import ClockRun, Deemed
from yimen.procedure.states import PermitState


@dataclass(frozen=True)
class PermitFile:
    """A permit after its events.

    valid_from, valid_until  first and last day; no last day: without end
    renewal_asked            the application for renewal that waits for an answer came on this day
    spared                   a ground of revocation was found and not used, for the public interest (69(3))
    told_on                  the licensee was told of the right to a hearing before a penalty
    ground                   why it is no longer valid: the ground of the act that ended it
    barred_years             for how long its holder may not apply for the same kind again (79), from `ended_at`
    """

    state: PermitState | None = None
    events: int = 0
    last_at: datetime | None = None
    certificate: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    renewal_asked: date | None = None
    renewals: int = 0
    changes: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    told_on: date | None = None
    hearing_waived: bool = False
    ended_at: datetime | None = None
    ground: str = ""
    barred_years: int = 0
    deemed: tuple[Deemed, ...] = ()
    clocks: tuple[ClockRun, ...] = ()

    def clock(self, name: str) -> ClockRun | None:
        """The latest run of the clock with this name, ended or not."""
        return next((run for run in reversed(self.clocks) if run.name == name), None)

    def running(self) -> tuple[ClockRun, ...]:
        """The periods that somebody must still keep."""
        return tuple(run for run in self.clocks if run.ended is None)
