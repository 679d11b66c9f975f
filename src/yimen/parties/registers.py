"""Comparing what somebody states with an official register (人口库、法人库): an adapter named by YIMEN_IDENTITY_REGISTER.

An adapter is asked whether things belong together and answers yes, no, or that it does not know; it hands out nothing.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from yimen.errors import Refusal
from yimen.parties.models import IdentityEntry, Party
from yimen.vault import blind_index


class Answer(StrEnum):
    """What a register says. UNKNOWN: it has nothing under this number, or cannot be reached."""

    MATCHES = "matches"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class Register(Protocol):
    """What an adapter offers. `name` stands in the proof it gives."""

    name: str

    def person(self, *, name: str, identifier: str, phone: str) -> Answer:
        """Do name, resident ID number and phone belong together (三要素核验)?"""
        ...

    def organisation(self, *, code: str, name: str, representative: str) -> Answer:
        """Is this the organisation's name, and this the resident ID number of its legal representative?"""
        ...


class TableRegister:
    """An extract of both registers that was imported here, as blind indexes alone."""

    name = "register"

    def person(self, *, name: str, identifier: str, phone: str) -> Answer:
        return _compare(Party.Kind.PERSON, identifier, name, phone)

    def organisation(self, *, code: str, name: str, representative: str) -> Answer:
        return _compare(Party.Kind.ORGANISATION, code, name, representative)


def register() -> Register:
    """The adapter of this platform."""
    found: Register = import_string(settings.YIMEN_IDENTITY_REGISTER)()
    return found


def keep_entries(entries: Iterable[tuple[str, str, str, str]]) -> int:
    """Take lines of an extract into the table: kind, number, name, phone or representative's number. Returns how many.

    A line about a number that is there replaces it.
    """
    rows = [
        IdentityEntry(
            kind=kind, subject_index=blind_index(number), name_index=blind_index(name), other_index=blind_index(other)
        )
        for kind, number, name, other in entries
    ]
    IdentityEntry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "subject_index"],
        update_fields=["name_index", "other_index"],
    )
    return len(rows)


def require_match(answer: Answer, unknown: str, differs: str) -> None:
    """Raise Refusal (409) with the code for what the register said, unless it matches."""
    if answer is not Answer.MATCHES:
        raise Refusal(unknown if answer is Answer.UNKNOWN else differs)


def _compare(kind: str, subject: str, name: str, other: str) -> Answer:
    found = IdentityEntry.objects.filter(kind=kind, subject_index=blind_index(subject)).first()
    if found is None:
        return Answer.UNKNOWN
    same = (found.name_index, found.other_index) == (blind_index(name), blind_index(other))
    return Answer.MATCHES if same else Answer.DIFFERS
