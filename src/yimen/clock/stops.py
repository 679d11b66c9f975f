"""Stops of the clock: spans of days that the law does not count (行政许可法 45)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yimen.clock.dates import parse_date
from yimen.errors import Refusal

Span = tuple[date, date]  # (begin, end]: the days after `begin` up to and including `end`


@dataclass(frozen=True)
class Stop:
    """The clock stood from `begin` to `end`: the days in (begin, end] do not count. None: it still stands."""

    begin: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.begin:
            raise Refusal("clock_stop_reversed", status=422, begin=self.begin.isoformat(), end=self.end.isoformat())

    @classmethod
    def parse(cls, text: str) -> "Stop":
        """Read "2016-02-15..2016-02-22", or "2016-02-15.." for a stop that has not ended.

        Raises Refusal: clock_stop_unreadable, clock_stop_reversed, and those of `parse_date`.
        """
        begin, dots, end = text.strip().partition("..")
        if not dots:
            raise Refusal("clock_stop_unreadable", status=422, value=text.strip()[:40])
        return cls(parse_date(begin), parse_date(end) if end.strip() else None)

    def stands(self, day: date) -> bool:
        """Whether the clock stands at the end of this day."""
        return self.begin <= day and (self.end is None or day < self.end)


def uncounted_spans(stops: Iterable[Stop], as_of: date | None) -> list[Span]:
    """The stops as ascending spans that neither overlap nor touch, so that each day is left out once.

    A stop that has not ended reaches to `as_of`. Without `as_of` nobody has said how far it reaches, and it leaves out
    nothing: the result is then the earliest possible.
    """
    spans: list[Span] = []
    for begin, end in sorted((stop.begin, stop.end or as_of or stop.begin) for stop in stops):
        if end <= begin:
            continue
        if spans and begin <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((begin, end))
    return spans
