"""How far a paper can be trusted: four levels, computed from the facts that vouch for its file (adr 25). Pure.

A  issued by an organ on this platform, or fetched from a register with proof of what it answered
B  an electronic certificate whose signature was verified (国令716, 8-10)
C  a copy that a clerk, by name, has compared with the original at the counter
D  uploaded by the applicant: nobody but they vouch for it
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """The most trusted first; compare with `reaches`, not with `<`."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    def reaches(self, least: "Level | str") -> bool:
        """Whether this is trust enough where `least` is demanded."""
        return self.value <= Level(least).value


class Kind(StrEnum):
    """What vouches for a file."""

    ISSUED = "issued"
    FETCHED = "fetched"
    SIGNED = "signed"
    COMPARED = "compared"


LEVEL_OF = {Kind.ISSUED: Level.A, Kind.FETCHED: Level.A, Kind.SIGNED: Level.B, Kind.COMPARED: Level.C}


@dataclass(frozen=True)
class Fact:
    """One thing that vouches for a file.

    by     number of the certificate; code of the register; name of the signer; account of the clerk
    proof  what can be looked up again: the register's reference and the digest of its answer; the signing organ's chain
    """

    kind: Kind
    by: str
    at: datetime
    proof: str = ""

    @property
    def level(self) -> Level:
        """The level that this fact gives."""
        return LEVEL_OF[self.kind]

    def as_json(self) -> dict[str, str]:
        """As it stands in the row of the file."""
        return {"kind": self.kind.value, "by": self.by, "at": self.at.isoformat(), "proof": self.proof}


def facts_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Fact, ...]:
    """The facts in a file's row, oldest first."""
    return tuple(
        Fact(Kind(each["kind"]), each["by"], datetime.fromisoformat(each["at"]), each.get("proof", ""))
        for each in stored
    )


def best(facts: Iterable[Fact]) -> Fact | None:
    """The fact that gives the highest level; of equals the first."""
    return min(facts, key=lambda fact: fact.level.value, default=None)


def level_of(stored: Iterable[Mapping[str, Any]]) -> Level:
    """The level of one file by the facts in its row."""
    found = best(facts_of(stored))
    return found.level if found else Level.D


def weakest(levels: Iterable[Level]) -> Level | None:
    """The level of a paper in several files: that of the least trusted one; None: there is no file."""
    return max(levels, key=lambda level: level.value, default=None)
