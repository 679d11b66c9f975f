"""What the rows of many cases should say, from their events alone, beside what they say. Few queries a batch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

from yimen.agencies.models import Agency
from yimen.cases import store
from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.parties.models import Party

BATCH = 500
UNREADABLE = "events"

_HEAD = """LEFT JOIN LATERAL (
    SELECT e.journey, e.hash FROM cases_caseevent e WHERE e.case_id = c.id ORDER BY e.sequence DESC LIMIT 1) head ON true"""
_BATCH = f"SELECT head.journey, head.hash, {store.COLUMNS_AND_EVENTS} FROM cases_case c {_HEAD}"
_BY_NUMBER = f"{_BATCH} WHERE c.number = ANY(%s) ORDER BY c.id"
_AFTER = f"{_BATCH} WHERE c.id > %s ORDER BY c.id LIMIT {BATCH}"


@dataclass(frozen=True)
class Difference:
    """A column of a case row that its events do not support; column "events": these cannot be read at all."""

    number: str
    column: str
    stored: Any
    computed: Any


@dataclass(frozen=True)
class Compared:
    """One case, and where its row is not what its events say."""

    number: str
    differences: list[Difference]


@dataclass(frozen=True)
class _Names:
    """What the opening events call by name: codes of services and agencies, ids of parties."""

    services: dict[str, int]
    agencies: dict[str, int]
    parties: dict[str, Party]


def compare(numbers: Iterable[str] | None = None) -> Iterator[list[Compared]]:
    """All cases, or these, a batch at a time; three or four queries a batch, memory for one batch."""
    for rows in _batches(numbers):
        yield _compared(rows)


def _batches(numbers: Iterable[str] | None) -> Iterator[list[tuple[Any, ...]]]:
    if numbers is not None:
        waiting = iter(numbers)
        while some := list(islice(waiting, BATCH)):
            yield _rows(_BY_NUMBER, some)
        return
    after = 0
    while found := _rows(_AFTER, after):
        yield found
        after = max(row[2] for row in found)  # the id is the first column of the case


def _rows(query: str, value: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [value])
        return list(cursor.fetchall())


def _compared(rows: Sequence[tuple[Any, ...]]) -> list[Compared]:
    found: list[tuple[tuple[Any, ...], store.Loaded | str]] = [(row, _read(row)) for row in rows]
    names = _names([each for _row, each in found if isinstance(each, store.Loaded)])
    return [_differences(row, each, names) for row, each in found]


def _read(row: tuple[Any, ...]) -> store.Loaded | str:
    """The case, or why its events cannot be read: whatever somebody wrote into them must not end the whole check."""
    try:
        return store.read(row[2:])
    except Exception as failure:
        return f"{type(failure).__name__}: {failure}"


def _names(cases: Iterable[store.Loaded]) -> _Names:
    openings = [each.events[0].data for each in cases if each.events]
    parties = Party.objects.only("id", "label").in_bulk(
        {opening["party"] for opening in openings if "party" in opening}
    )
    return _Names(
        services=dict(
            Service.objects.filter(code__in={opening.get("service") for opening in openings}).values_list("code", "id")
        ),
        agencies=dict(
            Agency.objects.filter(code__in={opening.get("agency") for opening in openings}).values_list("code", "id")
        ),
        parties={str(key): party for key, party in parties.items()},
    )


def _differences(row: tuple[Any, ...], loaded: store.Loaded | str, names: _Names) -> Compared:
    number = row[2 + _NUMBER]
    if isinstance(loaded, str):
        return Compared(number, [Difference(number, UNREADABLE, None, loaded)])
    try:
        computed = _computed(loaded, names) | {"journey": row[0], "last_hash": row[1]}
    except (LookupError, ValueError) as failure:
        return Compared(number, [Difference(number, UNREADABLE, None, f"{type(failure).__name__}: {failure}")])
    stored = loaded.case
    return Compared(
        number,
        [
            Difference(number, column, getattr(stored, column), value)
            for column, value in computed.items()
            if getattr(stored, column) != value
        ],
    )


def _computed(loaded: store.Loaded, names: _Names) -> dict[str, Any]:
    """Every column but the last event's own; the opening event names service, organ and party. Raises LookupError."""
    opening = loaded.events[0].data
    party = names.parties[str(opening["party"])]
    return {
        "service_id": names.services[opening["service"]],
        "service_version": opening["version"],
        "agency_id": names.agencies[opening["agency"]],
        "district": opening["district"],
        "channel": opening["channel"],
        "applicant_id": party.pk,
        "applicant_label": party.label,
        "submitted_by": loaded.events[0].who,
        "submission_key": opening["key"],
        **store.projection(loaded.file, loaded.calendar),
    }


_NUMBER = [field.attname for field in Case._meta.concrete_fields].index("number")
