"""A register, or the extract of one, that lies in this database: encrypted, found by the blind index of its number."""

import json
from collections.abc import Iterable
from datetime import datetime

from yimen.papers.models import RegisterEntry
from yimen.papers.registers import Entry, Register, read_entry
from yimen.vault import blind_index


class LocalRegister:
    """The rows of `RegisterEntry`."""

    def find(self, register: Register, identifier: str) -> Entry | None:
        """One query."""
        row = RegisterEntry.objects.filter(register=register.code, subject=blind_index(identifier)).first()
        return read_entry(json.loads(row.content)) if row else None


def keep_entries(register: Register, entries: Iterable[Entry], now: datetime) -> int:
    """Take entries into the database; one about a number that is there replaces it. Returns how many."""
    rows = [
        RegisterEntry(
            register=register.code, subject=blind_index(entry.identifier), content=entry.as_text(), updated_at=now
        )
        for entry in entries
    ]
    RegisterEntry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["register", "subject"], update_fields=["content", "updated_at"]
    )
    return len(rows)
