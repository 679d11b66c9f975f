"""What citizens ask and which services answer it: the questions that the search was chosen by, and those it never saw."""

from dataclasses import dataclass
from functools import cache

from yimen.demo.district import DATA

KNOWN, HELD_OUT = "questions.txt", "held_out.txt"


@dataclass(frozen=True)
class Question:
    """What somebody types, and the codes of the services of which one must come first, second or third."""

    text: str
    codes: frozenset[str]


@cache
def questions(name: str) -> tuple[Question, ...]:
    """The questions of a file. Raises ValueError on a line without a code."""
    found = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, _, codes = line.partition("\t")
        if not text or not codes.split():
            raise ValueError(f"{name}: no code in the line {line!r}")
        found.append(Question(text, frozenset(codes.split())))
    return tuple(found)
