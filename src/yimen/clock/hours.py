"""Hours of a window: read, checked, and asked whether a moment lies in them. Pure."""

import re
from datetime import time

_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—－~～至]\s*(\d{1,2})[:：](\d{2})")
_BETWEEN = re.compile(r"[\s,，、;；]*")

Span = tuple[time, time]


def read_hours(text: str) -> tuple[Span, ...]:
    """The spans of "9:00-11:30、13:30-16:00", in order; empty where it is not written like that or makes no sense."""
    spans: list[Span] = []
    place = 0
    for found in _SPAN.finditer(text.strip()):
        if not _BETWEEN.fullmatch(text.strip()[place : found.start()]):
            return ()
        span = _span(*(int(part) for part in found.groups()))
        if span is None or (spans and span[0] < spans[-1][1]):
            return ()
        spans.append(span)
        place = found.end()
    return tuple(spans) if not text.strip()[place:] else ()


def write_hours(spans: tuple[Span, ...]) -> str:
    """The one form in which hours are kept: "9:00-11:30 13:30-16:00"."""
    return " ".join(f"{begin.hour}:{begin.minute:02d}-{end.hour}:{end.minute:02d}" for begin, end in spans)


def _span(hour: int, minute: int, end_hour: int, end_minute: int) -> Span | None:
    if hour > 23 or end_hour > 23 or minute > 59 or end_minute > 59:
        return None
    begin, end = time(hour, minute), time(end_hour, end_minute)
    return (begin, end) if begin < end else None


def open_at(text: str, moment: time) -> bool:
    """Whether the window is open at a time of day."""
    return any(begin <= moment < end for begin, end in read_hours(text))
