"""The warning colours of a running clock."""

from enum import StrEnum
from fractions import Fraction

from yimen.clock.terms import Term
from yimen.errors import Refusal

YELLOW_SHARE = Fraction(3, 10)
RED_AT = 1


class Colour(StrEnum):
    """How near the end is. Values are part of the API."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    OVERDUE = "overdue"


def colour_of(term: Term, remaining: int, overdue: bool, yellow_share: Fraction = YELLOW_SHARE) -> Colour:
    """The colour of a clock with `remaining` days left of `term`.

    yellow_share  part of the term, rounded up to whole days, at which yellow begins; exact, so that 0.3 of 10 is 3
    """
    if overdue:
        return Colour.OVERDUE
    if remaining <= RED_AT:
        return Colour.RED
    yellow_from = -(-yellow_share.numerator * term.amount // yellow_share.denominator)
    return Colour.YELLOW if remaining <= yellow_from else Colour.GREEN


def read_share(text: str) -> Fraction:
    """A share such as "0.3" or "3/10". Raises Refusal yellow_share_unreadable (422; not between 0 and 1)."""
    try:
        share = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise Refusal("yellow_share_unreadable", status=422, value=text.strip()[:20])
    return share
