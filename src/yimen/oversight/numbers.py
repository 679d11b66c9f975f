"""Supervision numbers (监察编号): JC, the case's day and running number, which warning of the case, check character."""

from yimen.codes import mod_37_36

PREFIX = "JC"
_CASE_PREFIX_LENGTH = 2


def compose(case_number: str, serial: int) -> str:
    """The number of the `serial`-th warning of a case: BS20261123000417K, 3 → JC2026112300041703 and its check."""
    body = f"{PREFIX}{case_number[_CASE_PREFIX_LENGTH:-1]}{serial:02d}"
    return body + mod_37_36.check_character(body)


def tidy(number: str) -> str:
    """A number as somebody typed it, in the form it is stored in."""
    return "".join(number.replace("\x00", "").split()).upper()[:32]
