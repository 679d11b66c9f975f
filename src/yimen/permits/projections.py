"""What the rows of permits should say, from their events alone, beside what they say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from yimen.agencies.models import Agency
from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.parties.models import Party
from yimen.permits import store
from yimen.permits.models import Certificate, Permit, PermitEvent

BATCH = 500
UNREADABLE = "events"


@dataclass(frozen=True)
class Difference:
    """A column of a permit's row that its events do not support; column "events": these cannot be read at all."""

    number: str
    column: str
    stored: Any
    computed: Any


def holder_after(loaded: store.Loaded) -> Party:
    """The holder as they stood in the last application that was granted. Raises LookupError."""
    numbers = [event.data["case"] for event in loaded.events if event.kind == "permit_changed" and "case" in event.data]
    if numbers:
        return Case.objects.select_related("applicant").get(number=numbers[-1]).applicant
    return Party.objects.get(pk=loaded.events[0].data["party"])


def differences(numbers: Iterable[str] | None = None) -> Iterator[Difference]:
    """Every column that differs, of all permits or of these; read in batches, written nowhere."""
    after = 0
    wanted = Permit.objects.select_related("agency", "holder", "case", "service").order_by("id")
    if numbers is not None:
        wanted = wanted.filter(number__in=list(numbers))
    while found := list(wanted.filter(pk__gt=after)[:BATCH]):
        events: dict[int, list[PermitEvent]] = {permit.pk: [] for permit in found}
        for event in PermitEvent.objects.filter(permit__in=found).order_by("permit_id", "sequence"):
            events[event.permit_id].append(event)
        for permit in found:
            yield from _differences(permit, events[permit.pk])
        after = found[-1].pk


def _differences(permit: Permit, rows: list[PermitEvent]) -> Iterator[Difference]:
    try:
        computed = computed_columns(permit, rows)
    except Exception as failure:  # whatever somebody wrote into the events must not end the whole check
        yield Difference(permit.number, UNREADABLE, None, f"{type(failure).__name__}: {failure}")
        return
    for column, value in computed.items():
        if getattr(permit, column) != value:
            yield Difference(permit.number, column, getattr(permit, column), value)


def computed_columns(permit: Permit, rows: list[PermitEvent]) -> dict[str, Any]:
    """Every column, from the events and, for the latest version, the certificates. Raises LookupError."""
    loaded = store.read(permit, rows)
    opening, holder = loaded.events[0], holder_after(loaded)
    latest = Certificate.objects.filter(permit=permit).order_by("-version").values_list("number", flat=True)
    return {
        "number": opening.data["certificate"],
        "district": opening.data["district"],
        "journey": rows[0].journey,
        "case_id": Case.objects.values_list("pk", flat=True).get(number=opening.data["case"]),
        "service_id": Service.objects.values_list("pk", flat=True).get(code=opening.data["service"]),
        "service_version": opening.data["version"],
        "agency_id": Agency.objects.values_list("pk", flat=True).get(code=opening.data["agency"]),
        "holder_id": holder.pk,
        "holder_label": holder.label,
        "certificate": latest[0],
        "granted_at": opening.at,
        "last_hash": rows[-1].hash,
        **store.projection(loaded.file),
    }
