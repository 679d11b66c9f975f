"""What a pre-review finds, and what follows from it. Pure. Nothing here ever rejects: a finding is a hint with its ground."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from yimen.prereview.reading.values import Box


class Level(StrEnum):
    """PROBABLY: the applicant should mend it before coming.  LOOK: the machine cannot tell, a human should look."""

    PROBABLY = "probably"
    LOOK = "look"


class Outcome(StrEnum):
    """All that a machine may say of an application."""

    COMPLETE = "complete"
    PROBABLY_MISSING = "missing"
    HUMAN = "human"


# Below this confidence of what was read, whatever was found is for a human to look at.
SURE = 0.9


@dataclass(frozen=True)
class Finding:
    """One finding. place: which of the files of the application (None: none is there), page and box on it.

    rule        key of `rules.RULES`
    confidence  that it is so, 0 to 1: that of what was read, or of what was seen
    data        values for the rule's sentence
    """

    material: str
    rule: str
    level: Level
    confidence: float
    place: int | None = None
    page: int = 0
    box: Box | None = None
    data: Mapping[str, str] = field(default_factory=dict)


def outcome_of(levels: Iterable[Level]) -> Outcome:
    """What the findings amount to."""
    found = set(levels)
    if Level.PROBABLY in found:
        return Outcome.PROBABLY_MISSING
    return Outcome.HUMAN if Level.LOOK in found else Outcome.COMPLETE


def sure_enough(confidence: float) -> Level:
    """A finding rests on what was read: where that is doubtful, so is the finding."""
    return Level.PROBABLY if confidence >= SURE else Level.LOOK
