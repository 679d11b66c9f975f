"""Which parts of a text are shown as found: the pairs and words that were asked for, and what they mean. Pure."""

import re
from collections.abc import Iterator, Sequence

from yimen.search.asking import Asked, read
from yimen.search.folding import fold_characters
from yimen.search.synonyms import meanings
from yimen.search.tokens import is_chinese, pairs, pieces, stem

_WORD = re.compile(r"[a-z0-9]+")
Piece = tuple[str, bool]


def marked(text: str, asked_text: str) -> list[Piece]:
    """The text in pieces, each with whether it was asked for."""
    asked = read(asked_text)
    folded, places = fold_characters(text)
    found = [False] * len(text)
    for begin, end in _occurrences(folded, asked):
        for place in places[begin:end]:
            found[place] = True
    return _pieces(text, found)


def excerpt(text: str, asked_text: str, length: int = 90) -> list[Piece]:
    """About so many characters around the first place that was asked for, in pieces."""
    folded, places = fold_characters(text)
    first = min((places[begin] for begin, _end in _occurrences(folded, read(asked_text))), default=0)
    begin = max(0, first - length // 3)
    cut = marked(text[begin : begin + length], asked_text)
    before: list[Piece] = [("…", False)] if begin else []
    after: list[Piece] = [("…", False)] if begin + length < len(text) else []
    return [*before, *cut, *after]


def _occurrences(folded: str, asked: Asked) -> Iterator[tuple[int, int]]:
    for term in _chinese(asked):
        place = folded.find(term)
        while place >= 0:
            yield place, place + len(term)
            place = folded.find(term, place + 1)
    words = set(asked.latin)
    for match in _WORD.finditer(folded):
        word = stem(match.group())
        if word in words or (asked.latin and len(asked.latin[-1]) > 2 and word.startswith(asked.latin[-1])):
            yield match.start(), match.end()


def _chinese(asked: Asked) -> dict[str, None]:
    terms = [pair for run in asked.chinese for pair in pairs(run)]
    meant = (word for meaning in meanings(asked.text) for choice in meaning.choices for word in choice)
    terms += [pair for word in meant for piece in pieces(word) if is_chinese(piece) for pair in pairs(piece)]
    return dict.fromkeys(terms)


def _pieces(text: str, found: Sequence[bool]) -> list[Piece]:
    made: list[Piece] = []
    for character, sign in zip(text, found, strict=True):
        if made and made[-1][1] == sign:
            made[-1] = (made[-1][0] + character, sign)
        else:
            made.append((character, sign))
    return made
