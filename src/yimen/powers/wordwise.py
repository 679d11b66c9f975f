"""How two contents of a power differ: field by field, duty by duty, and within a text word by word. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yimen.powers.content import ROW, Duty, PowerContent
from yimen.powers.words import FIELD_WORDS

# Longer texts are shown whole, before and after: comparing them sign by sign would take too long, and help nobody.
LONGEST = 2000


@dataclass(frozen=True)
class Piece:
    """A stretch of text: "kept", "removed" or "added"."""

    sort: str
    text: str


@dataclass(frozen=True)
class Difference:
    """One field that differs. number: of the responsibility, nothing for the row itself."""

    field: "str | Promise"
    pieces: tuple[Piece, ...]
    number: int | None = None


def differences(before: PowerContent, after: PowerContent) -> list[Difference]:
    """Everything that differs, the row first."""
    found = [
        Difference(FIELD_WORDS[name], pieces(_words(getattr(before, name)), _words(getattr(after, name))))
        for name in ROW
        if getattr(before, name) != getattr(after, name)
    ]
    return [*found, *_of_duties(before.duties, after.duties)]


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """One text turning into another, sign by sign."""
    if max(len(before), len(after)) > LONGEST or not before or not after:
        return tuple(Piece(sort, text) for sort, text in (("removed", before), ("added", after)) if text)
    found: list[Piece] = []
    for tag, left, right, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("kept", before[left:right]))
            continue
        found += [
            Piece(sort, text) for sort, text in (("removed", before[left:right]), ("added", after[begin:end])) if text
        ]
    return tuple(found)


def _of_duties(before: tuple[Duty, ...], after: tuple[Duty, ...]) -> Iterator[Difference]:
    """By their numbers, as the rows of the list go."""
    for place in range(max(len(before), len(after))):
        old = before[place] if place < len(before) else None
        new = after[place] if place < len(after) else None
        for name in Duty.model_fields:
            left, right = getattr(old, name, ""), getattr(new, name, "")
            if left != right:
                words = FIELD_WORDS["duty_basis" if name == "basis" else name]
                yield Difference(words, pieces(left, right), place + 1)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
