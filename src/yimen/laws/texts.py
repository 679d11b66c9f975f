"""The text of an article: its paragraphs and items, and how two versions differ word by word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from yimen.laws.numerals import read_number
from yimen.laws.places import NUMERAL, Place, read_place

LONGEST = 20_000
_ITEM = re.compile(rf"[（(]({NUMERAL})[）)]")
_WORD = re.compile(r"[0-9A-Za-z]+|.", re.S)
# Equal parts shorter than this between two changes are shown as changed too: single shared characters only confuse.
SHORTEST_EQUAL = 2


@dataclass(frozen=True)
class Line:
    """One line of an article. paragraph from 1; item 0: the paragraph's own words."""

    paragraph: int
    item: int
    text: str

    @property
    def anchor(self) -> str:
        """As `Place.anchor` names it."""
        return f"p{self.paragraph}" + (f"-{self.item}" if self.item else "")


def lines(text: str) -> list[Line]:
    """The lines of an article's text. A line that begins with （四） is the fourth item of the paragraph before it."""
    found, paragraph = [], 0
    for part in (line.strip() for line in text.splitlines()):
        if not part:
            continue
        item = _ITEM.match(part)
        if item is None or not paragraph:
            paragraph += 1
        found.append(Line(max(paragraph, 1), (read_number(item[1]) or 0) if item and paragraph else 0, part))
    return found


def part(text: str, place: Place) -> str:
    """What stands at a place of the article; empty where it has no such paragraph or item."""
    wanted = place.paragraph or (1 if place.item else 0)
    return "\n".join(
        line.text for line in lines(text) if wanted in (0, line.paragraph) and place.item in (0, line.item)
    )


def tidy(text: str) -> str:
    """The text as it is kept: a line a paragraph or item, no blanks around, one kind of line end."""
    kept = (line.strip(" \t\r\x00\u3000") for line in text.replace("\x00", "").splitlines())
    return "\n".join(line for line in kept if line)


@dataclass(frozen=True)
class Change:
    """A piece of text. kind: "same", "removed" (only in the older text) or "added" (only in the newer)."""

    kind: str
    text: str


def diff(old: str, new: str) -> list[Change]:
    """How to get from one text to the other: its "same" and "removed" pieces are the old text, "same" and "added" the new."""
    left, right = _WORD.findall(old), _WORD.findall(new)
    found: list[Change] = []
    for kind, words in _steps(left, right):
        if words and found and found[-1].kind == kind:
            found[-1] = Change(kind, found[-1].text + words)
        elif words:
            found.append(Change(kind, words))
    return found


def _steps(left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    removed = added = ""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for kind, left_from, left_to, right_from, right_to in matcher.get_opcodes():
        before, after = "".join(left[left_from:left_to]), "".join(right[right_from:right_to])
        if kind == "equal" and (len(before) >= SHORTEST_EQUAL or not (removed or added)):
            yield from (("removed", removed), ("added", added), ("same", before))
            removed = added = ""
        else:
            removed, added = removed + before, added + after
    yield from (("removed", removed), ("added", added))


def split_articles(text: str) -> list[tuple[str, str]]:
    """A pasted part of a law as (number, text): a new article begins where a line begins with 第…条. What stands before is left out."""
    found: list[tuple[str, list[str]]] = []
    for line in tidy(text).splitlines():
        place, end = read_place(line, 0) if line.startswith("第") else (None, 0)
        if place is not None and place == place.of_article:
            found.append((str(place), [line[end:].strip(" \u3000：:")]))
        elif found:
            found[-1][1].append(line)
    return [(number, tidy("\n".join(rest))) for number, rest in found]
