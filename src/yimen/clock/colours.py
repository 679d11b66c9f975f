"""The warning colours of a running clock."""

from enum import StrEnum
from fractions import Fraction

from yimen.clock.terms import Term

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
