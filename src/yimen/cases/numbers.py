"""Case numbers: prefix, day, running number, check character — BS20261123000417K."""

import re
from datetime import date

from yimen.codes import mod_37_36

PREFIX = "BS"
_BEGUN = re.compile(rf"{PREFIX}20\d{{2,12}}[0-9A-Z]?", re.ASCII)


def compose(day: date, running: int) -> str:
    """The number of the `running`-th case (1 to 999,999); the last character finds most typing errors."""
    body = f"{PREFIX}{day:%Y%m%d}{running:06d}"
    return body + mod_37_36.check_character(body)


def is_begun(text: str) -> bool:
    """Whether this is a case number, or the beginning of one with its year at least."""
    return _BEGUN.fullmatch(tidy(text)) is not None


def tidy(number: str) -> str:
    """A number as somebody typed it, in the form it is stored in."""
    return "".join(number.split()).upper()[:32]
