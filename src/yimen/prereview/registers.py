"""Registers that documents are compared with. Rooms beside this one register what they keep; nothing here knows them."""

from collections.abc import Callable, Iterable, Mapping

from yimen.prereview.rules import RegisterEntry

Lookup = Callable[[set[str]], Mapping[str, RegisterEntry]]

_lookups: dict[str, Lookup] = {}


def register(name: str, lookup: Lookup) -> None:
    """Take a register in (in `apps.ready`): numbers -> entries, for those numbers that it knows."""
    _lookups[name] = lookup


def entries_for(numbers: Iterable[str]) -> dict[str, RegisterEntry]:
    """What all registers know of these numbers."""
    asked = {number for number in numbers if number}
    found: dict[str, RegisterEntry] = {}
    if asked:
        for lookup in _lookups.values():
            found.update(lookup(asked))
    return found
