"""Two windows, or two devices, on one draft: what each changed is kept, and a real conflict is found and not decided. Pure.

A page remembers which version of the draft it showed, and has a name of its own. For each field the draft keeps who wrote what
in which version (`Past`), so that what a page typed can be held against what it had been shown, and against what stands now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# field -> [version, value (None: taken away), name of the page that wrote it], the oldest first
Past = Mapping[str, Sequence[Sequence[Any]]]
# So many changes of one field are remembered; a page older than that is asked, it never overwrites.
MOST = 30


@dataclass(frozen=True)
class Seen:
    """What a page knows: the version of the draft that it showed, and its own name, under which it saves."""

    version: int
    page: str


@dataclass(frozen=True)
class Conflict:
    """A field that two pages changed to different values; None: emptied."""

    stored: Any
    typed: Any


@dataclass(frozen=True)
class Merge:
    """changes: what is to be written. conflicts: what must be asked; there the stored value stays until somebody has chosen."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)


def merge(stored: Mapping[str, Any], past: Past, typed: Mapping[str, Any], seen: Seen) -> Merge:
    """Field by field, against what the page had been shown: who changed nothing takes nothing away from who did."""
    changes: dict[str, Any] = {}
    conflicts: dict[str, Conflict] = {}
    for name, value in typed.items():
        now = stored.get(name)
        if same(value, now):
            continue
        entries = past.get(name, ())
        if not entries or _known(entries[-1], seen):
            changes[name] = value
        elif not _shown(entries, value, seen):
            conflicts[name] = Conflict(now, value)
    return Merge(changes, conflicts)


def remembered(past: Past, changes: Mapping[str, Any], version: int, page: str) -> dict[str, Any]:
    """The past with these changes added to it."""
    added = {name: [*past.get(name, ()), [version, value, page]][-MOST:] for name, value in changes.items()}
    return {**past, **added}


def same(one: Any, other: Any) -> bool:
    """Equal; nothing typed is nothing stored."""
    return one == other or (one in (None, "") and other in (None, ""))


def _known(entry: Sequence[Any], seen: Seen) -> bool:
    version, _value, page = entry
    return bool(version <= seen.version or (page and page == seen.page))  # who has no name is nobody's own


def _shown(entries: Sequence[Sequence[Any]], value: Any, seen: Seen) -> bool:
    """Whether the page only sends back what it had been shown; False too where that is not remembered any more."""
    known = [entry for entry in entries if _known(entry, seen)]
    if known:
        return same(known[-1][1], value)
    return len(entries) < MOST and same(None, value)
