"""Texts as the terms that stand in the index. Pure, no database; the same functions read rows and queries.

Chinese is cut into pairs of characters, because two-character words (消防) carry most searches, and into single ones for
those who type one. A bar stands between two texts, so that no pair and no phrase reaches from one into the other.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from yimen.search.folding import CHINESE
from yimen.search.spelling import initials, syllables

BAR = "|"
BEGIN = "^"
_PIECES = re.compile(f"[{CHINESE}]+|[a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]+")
_IS_CHINESE = re.compile(f"[{CHINESE}]")
LONGEST_WORD = 40


def pairs(run: str) -> list[str]:
    """消防安全 -> 消防 防安 安全; a single character stays alone."""
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]


def pieces(text: str) -> list[str]:
    """The Chinese runs and Latin words of a folded text, in order."""
    return [piece[:LONGEST_WORD] if piece.isascii() else piece for piece in _PIECES.findall(text)]


def is_chinese(piece: str) -> bool:
    """Whether a piece is a Chinese run."""
    return not piece.isascii()


def name_terms(texts: Iterable[str]) -> str:
    """Folded texts for fields that are read by phrases: where it begins, pairs and words in order, a bar behind each."""
    terms: list[str] = []
    for text in texts:
        found = [term for piece in pieces(text) for term in (pairs(piece) if is_chinese(piece) else [stem(piece)])]
        if found:
            terms += [BEGIN + found[0], *found, BAR]
    return " ".join(terms)


def body_terms(texts: Iterable[str]) -> str:
    """Folded texts for fields where order does not matter: each pair and each word once."""
    terms: dict[str, None] = {}
    for text in texts:
        for piece in pieces(text):
            terms.update(dict.fromkeys(pairs(piece) if is_chinese(piece) else [stem(piece)]))
    return " ".join(terms)


def character_terms(texts: Iterable[str]) -> str:
    """Each Chinese character once."""
    return " ".join(dict.fromkeys("".join(piece for text in texts for piece in pieces(text) if is_chinese(piece))))


def latin_terms(texts: Iterable[str]) -> str:
    """Each Latin word once."""
    return " ".join(dict.fromkeys(stem(word[:LONGEST_WORD]) for text in texts for word in _WORD.findall(text)))


def sound_terms(texts: Iterable[str]) -> str:
    """Pairs of syllables, run by run: 食品经营 -> si.pin pin.jin jin.yin |."""
    terms: list[str] = []
    for text in texts:
        joined = "".join(piece for piece in pieces(text) if is_chinese(piece))
        if joined:
            terms += [*sound_pairs(syllables(joined)), BAR]
    return " ".join(terms)


def sound_pairs(parts: Sequence[str]) -> list[str]:
    """Syllables as the terms of the index; one alone has a term of its own kind."""
    return [f"{one}.{other}" for one, other in pairwise(parts)] or [f"{parts[0]}."]


def initial_terms(texts: Iterable[str]) -> str:
    """Pairs of first letters: 食品经营 -> sp pj jy |."""
    terms: list[str] = []
    for text in texts:
        letters = initials(text) if is_chinese_text(text) else ""
        if len(letters) > 1:
            terms += [*pairs(letters), BAR]
    return " ".join(terms)


def is_chinese_text(text: str) -> bool:
    """Whether any character is Chinese."""
    return _IS_CHINESE.search(text) is not None


def stem(word: str) -> str:
    """An English word without what differs by number and by spelling: licenses, licences -> licence."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        word = word[:-1]
    return "licence" if word == "license" else word
