"""What citizens call a matter, and what the catalogue calls it: the reviewed list `synonyms.txt`, read once.

A line is `words, other words -> official words; or these`: where the text of a search holds one of the words on the left, those
services are found whose name or keywords hold all the words of one of the choices on the right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yimen.search.folding import fold
from yimen.search.tokens import is_chinese, stem

FILE = Path(__file__).with_name("synonyms.txt")
MOST_FOUND = 4
_LATIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Meaning:
    """What stands for a word of the text: all words of one choice must be there. length: of the word that was found."""

    said: str
    choices: tuple[tuple[str, ...], ...]

    @property
    def length(self) -> int:
        """Characters of what was said; an English word counts as two Chinese ones."""
        return len(self.said) if not self.said.isascii() else 2 * len(self.said.split())


class Unreadable(ValueError):
    """A line of the list that is not as it must be; its text names line and fault."""


def meanings(text: str) -> list[Meaning]:
    """What the words in a folded text mean, the longest word first; a word inside of a longer one is not looked at."""
    found: list[Meaning] = []
    taken = [False] * len(text)
    for said, begin, end in sorted(_occurrences(text), key=lambda each: each[1] - each[2]):
        if not any(taken[begin:end]):
            taken[begin:end] = [True] * (end - begin)
            found.append(Meaning(said, table()[said]))
    return found[:MOST_FOUND]


def _occurrences(text: str) -> Iterator[tuple[str, int, int]]:
    entries = table()
    for begin in range(len(text)):
        for end in range(begin + 2, min(len(text), begin + _longest()) + 1):
            if text[begin:end] in entries and not is_ascii_part(text, begin, end):
                yield text[begin:end], begin, end
    words = [(match.start(), match.end(), stem(match.group())) for match in _LATIN.finditer(text)]
    for first in range(len(words)):
        for last in range(first, min(first + 4, len(words))):
            said = " ".join(word for _, _, word in words[first : last + 1])
            if said in entries and said.isascii():
                yield said, words[first][0], words[last][1]


def is_ascii_part(text: str, begin: int, end: int) -> bool:
    """English is found by words and not inside of them: "bar" is not in "barber"."""
    return text[begin:end].isascii()


@cache
def table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Each word on the left, folded, with its choices."""
    entries: dict[str, tuple[tuple[str, ...], ...]] = {}
    for number, said, choices in read(FILE.read_text(encoding="utf-8")):
        for word in said:
            if word in entries:
                raise Unreadable(f"line {number}: {word!r} stands twice")
            entries[word] = choices
    return entries


@cache
def _longest() -> int:
    return max((len(word) for word in table() if not word.isascii()), default=0)


def read(text: str) -> Iterator[tuple[int, list[str], tuple[tuple[str, ...], ...]]]:
    """Line by line: number, words on the left, choices on the right. Raises Unreadable."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        left, arrow, right = line.partition("->")
        said = [_said(word) for word in left.split(",") if word.strip()]
        choices = tuple(tuple(fold(choice).split()) for choice in right.split(";") if choice.strip())
        if not arrow or not said or not choices:
            raise Unreadable(f"line {number}: not of the form `words -> official words`: {line!r}")
        if any(len(word) < 2 for word in said):
            raise Unreadable(f"line {number}: a single character says too little: {line!r}")
        yield number, said, choices


def _said(word: str) -> str:
    folded = fold(word)
    return " ".join(map(stem, _LATIN.findall(folded))) if folded.isascii() and not is_chinese(folded) else folded
