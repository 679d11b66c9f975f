"""What the addresses of the list ask for: a day, and what of the list is to be shown."""

from datetime import date

from django.http import HttpRequest

from yimen.clock import parse_date, shanghai_date
from yimen.powers.lists import Narrowing
from yimen.powers.models import KINDS

LONGEST = 100


def given(request: HttpRequest, name: str, longest: int = LONGEST) -> str:
    """A value of the address, without what no text can hold."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:longest]


def today_of(request: HttpRequest) -> date:
    """The day in Shanghai on which the request came."""
    return shanghai_date(request.now)  # type: ignore[attr-defined]


def day_of(request: HttpRequest) -> date:
    """`on`, or today. Raises Refusal of a day that cannot be read (422)."""
    return parse_date(given(request, "on", 40) or today_of(request).isoformat())


def narrowing_of(request: HttpRequest) -> Narrowing:
    """The filters; an unknown kind counts as not given."""
    kind = given(request, "kind")
    return Narrowing(
        agency=given(request, "agency"),
        kind=kind if kind in {known.value for known in KINDS} else "",
        law=given(request, "law", 300),
        text=given(request, "text"),
    )
