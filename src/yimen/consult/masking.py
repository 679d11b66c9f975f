"""Personal data in free text: found by their form, masked for lists, refused in what is published. Pure.

Numbers only: a name cannot be told from other words, which is why a second person reads what is to be published.
"""

import re

_GAP = r"[ \-—－]?"
# In this order: a longer number is looked for before a shorter one that could stand inside it.
_PATTERNS: dict[str, re.Pattern[str]] = {
    "email": re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"),
    "resident_id": re.compile(rf"(?<!\d)\d{{6}}{_GAP}(?:18|19|20)\d{{2}}{_GAP}\d{{4}}{_GAP}\d{{3}}[\dXxＸｘ](?!\d)"),
    "bank_card": re.compile(rf"(?<!\d)\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?(?![\dA-Za-z])"),
    "mobile": re.compile(rf"(?<!\d)(?:\+?86{_GAP})?[1１][3-9３-９]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)"),
}
_STAR = "*"


def personal_data(text: str) -> list[str]:
    """The kinds of personal data in a text: "email", "resident_id", "bank_card", "mobile"; each once, in this order."""
    found = []
    for kind, pattern in _PATTERNS.items():
        if pattern.search(text):
            found.append(kind)
            text = pattern.sub(" ", text)
    return found


def masked(text: str) -> str:
    """The text with such numbers starred; the first and the last characters stay, so that one recognises one's own."""
    for pattern in _PATTERNS.values():
        text = pattern.sub(lambda found: _starred(found.group()), text)
    return text


def _starred(value: str) -> str:
    kept = 3 if len(value) >= 11 else 1
    return value[:kept] + _STAR * (len(value) - 2 * kept) + value[-kept:]
