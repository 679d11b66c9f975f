"""Real-name levels (实名等级): what each stands on and how it is reached, as data. Pure.

A service may demand a level; an account has the highest level of which it holds the proof.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yimen.errors import Refusal
from yimen.parties.models import Proof
from yimen.procedure import Words


class Level(IntEnum):
    """How sure the platform is of who somebody is. The numbers are stored in guides and shown by the API."""

    REGISTERED = 0
    PHONE = 1
    MATCHED = 2
    SEEN = 3


@dataclass(frozen=True)
class LevelRow:
    """One level: its words, the kind of proof it stands on ("" for none), and how it is reached."""

    level: Level
    words: Words
    proof: str
    how: "str | Promise"


LEVELS: tuple[LevelRow, ...] = (
    LevelRow(Level.REGISTERED, Words("已注册", "Registered"), "", _("Register with your name, ID number and phone.")),
    LevelRow(
        Level.PHONE,
        Words("手机已验证", "Phone confirmed"),
        Proof.Kind.PHONE,
        _("Confirm your phone with the code that is sent to it."),
    ),
    LevelRow(
        Level.MATCHED,
        Words("身份已核验", "Identity matched with a register"),
        Proof.Kind.REGISTER,
        _("Confirm your phone first, then let name, ID number and phone be compared with the population register."),
    ),
    LevelRow(
        Level.SEEN,
        Words("窗口已核验证件", "Document seen at the counter"),
        Proof.Kind.DOCUMENT,
        _("Come to any window of the service centre once with your identity card."),
    ),
)


def level_of(proofs: Iterable[str]) -> Level:
    """The level that follows from these kinds of proof."""
    held = set(proofs)
    return max((row.level for row in LEVELS if not row.proof or row.proof in held), default=Level.REGISTERED)


def require(present: Level, needed: int) -> None:
    """Raise Refusal real_name_level (403; words of both levels, and how the needed one is reached)."""
    if present < needed:
        row = LEVELS[needed]
        raise Refusal("real_name_level", status=403, needed=row.words, present=LEVELS[present].words, how=row.how)
