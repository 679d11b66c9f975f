"""Registers that documents are compared with: that of enterprises (`papers.registers`), and what rooms beside this one keep."""

from collections.abc import Callable, Iterable, Mapping

import structlog

from yimen.codes import check_uscc
from yimen.errors import Refusal
from yimen.papers.registers import REGISTERS, RegisterDown, adapter_of
from yimen.prereview.rules import RegisterEntry

log = structlog.get_logger("yimen.prereview")

Lookup = Callable[[set[str]], Mapping[str, RegisterEntry]]


def enterprises(numbers: set[str]) -> dict[str, RegisterEntry]:
    """The entries of those numbers that are codes of organisations. A register that cannot be asked knows nothing for now."""
    register, found = REGISTERS["enterprises"], {}
    for number in sorted(filter(_is_code, numbers)):
        try:
            entry = adapter_of(register).find(register, number)
        except RegisterDown as down:
            log.warning("register_down", register=register.code, error=str(down))
            break
        if entry is not None:
            found[number] = RegisterEntry(entry.name, not entry.ended, entry.valid_until)
    return found


_lookups: dict[str, Lookup] = {"enterprises": enterprises}


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


def _is_code(number: str) -> bool:
    try:
        return check_uscc(number) == number
    except Refusal:
        return False
