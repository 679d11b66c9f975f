"""Texts that a spreadsheet would take for a formula, made harmless, so that they come back unchanged.

A list of services may hold “=HYPERLINK(…)”. Opened as CSV, a spreadsheet would run it. Every text that begins with one
of the signs below gets an apostrophe in front; a text that begins with apostrophes and such a sign gets one more. Reading
takes exactly one away, so that every text survives the way out and back.
"""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """The text as it may stand in a file."""
    return "'" + text if _RISKY.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`; a text that was never guarded stays as it is."""
    return text[1:] if _GUARDED.match(text) else text


_WOULD_RUN = re.compile(r"\s*(?:[=@]|\+(?![\d\s().-]*\Z)|-(?=[A-Za-z(@=]))")


def would_run(text: str) -> bool:
    """Whether a spreadsheet would compute this text of a CSV file: a formula that nobody has guarded."""
    return _WOULD_RUN.match(text) is not None
