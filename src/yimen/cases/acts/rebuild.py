"""Make the projection anew from the ledger, and say where the two differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from yimen.agencies.models import Agency
from yimen.cases import store
from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.ledger import chain
from yimen.parties.models import Party


@dataclass(frozen=True)
class Difference:
    """A column of a case row that its events do not support."""

    number: str
    column: str
    stored: Any
    computed: Any


def differences(number: str) -> list[Difference]:
    """Where the stored row of a case is not what its events say; empty: they agree."""
    loaded = store.load(number, lock=False)
    return [
        Difference(number, column, getattr(loaded.case, column), value)
        for column, value in _computed(loaded).items()
        if getattr(loaded.case, column) != value
    ]


def rebuild(number: str) -> list[Difference]:
    """Put the row of a case right, under its lock; returns what was changed."""
    with transaction.atomic():
        loaded = store.load(number, lock=True)
        found = differences(number)
        if found:
            Case.objects.filter(pk=loaded.case.pk).update(**{each.column: each.computed for each in found})
        return found


def broken_chain(number: str) -> chain.Break | None:
    """The first place where the hash chain of a case does not hold; None: it holds from end to end."""
    case = Case.objects.get(number=number)
    return chain.first_break(_links(case))


def _links(case: Case) -> Iterable[tuple[int, str, str, dict[str, Any]]]:
    events = store.load(case.number, lock=False).events
    rows = case.events.order_by("sequence").values_list("sequence", "previous_hash", "hash", "journey")
    for event, (sequence, previous, digest, journey) in zip(events, rows, strict=True):
        yield sequence, previous, digest, store.body(case.number, sequence, event, journey)


def _computed(loaded: store.Loaded) -> dict[str, Any]:
    """Every column of the row, from the events alone; the opening event names service, organ and party."""
    opening = loaded.events[0].data
    party = Party.objects.get(pk=opening["party"])
    last = loaded.case.events.order_by("-sequence").first()
    return {
        "service_id": Service.objects.get(code=opening["service"]).id,
        "service_version": opening["version"],
        "agency_id": Agency.objects.get(code=opening["agency"]).id,
        "district": opening["district"],
        "channel": opening["channel"],
        "applicant_id": party.id,
        "applicant_label": party.label,
        "submitted_by": loaded.events[0].who,
        "submission_key": opening["key"],
        "journey": last.journey if last else loaded.case.journey,
        "last_hash": last.hash if last else loaded.case.last_hash,
        **store.projection(loaded.file, loaded.calendar),
    }
