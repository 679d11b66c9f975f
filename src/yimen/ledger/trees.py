"""Whose chains the signed root of a day covers: rooms above bring theirs, so that sealing need not know them.

Cases come first and are always there; what registers here stands in the same statement under a root of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subjects:
    """Where the leaves of a tree come from: table of subjects, table of their events, its column that names the subject."""

    table: str
    events: str
    key: str


_permits: list[Subjects] = []


def cover_permits(subjects: Subjects) -> None:
    """Seal these chains under `permits_root` from now on. Called once, when the platform starts."""
    _permits[:] = [subjects]


def permits() -> Subjects | None:
    """The chains of permits, where the platform has them."""
    return _permits[0] if _permits else None
