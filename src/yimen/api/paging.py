"""Pages of a list that do not shift when rows are added: a cursor names the last row shown, not a position."""

import base64
import binascii
import json
from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet

from yimen.cases.models import Case
from yimen.errors import Refusal

LARGEST_ID = 2**63 - 1


def after(cases: QuerySet[Case], sort: str, cursor: str, most: int) -> list[Case]:
    """At most so many cases that follow the cursor in the order `sort`. Raises Refusal cursor_invalid (422).

    By due day those without one come last. They are asked for only where the dated ones are not enough: so each query
    begins in its index at the cursor, and not at the first case.
    """
    if not cursor:
        return list(cases[:most])
    due, number = _read(sort, cursor)
    found = list(cases.filter(_FOLLOWING[sort](due, number))[:most])
    if sort == "due" and due is not None and len(found) < most:
        found += cases.filter(next_due=None)[: most - len(found)]
    return found


def cursor_of(sort: str, last: Case) -> str:
    """The cursor that stands after this case."""
    due = last.next_due.isoformat() if last.next_due else None
    text = json.dumps([sort, due, last.pk], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _by_due(due: date | None, number: int) -> Q:
    if due is None:
        return Q(next_due=None, id__lt=number)
    return Q(next_due__gte=due) & (Q(next_due__gt=due) | Q(id__lt=number))


_FOLLOWING: dict[str, Callable[[date | None, int], Q]] = {
    "due": _by_due,
    "newest": lambda _due, number: Q(id__lt=number),
    "oldest": lambda _due, number: Q(id__gt=number),
}


def _read(sort: str, cursor: str) -> tuple[date | None, int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        kind, due, number = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
        day = None if due is None else date.fromisoformat(due)
        if kind != sort or type(number) is not int or not 0 < number <= LARGEST_ID:
            raise ValueError(cursor)
    except (ValueError, TypeError, UnicodeError, binascii.Error, RecursionError):
        raise Refusal("cursor_invalid", status=422) from None
    return day, number
