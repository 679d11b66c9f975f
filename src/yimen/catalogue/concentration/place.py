"""Record how a service stands towards the approval section and the hall, from a day on: the act `place`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from yimen.agencies.establishment.queries import revision_on
from yimen.catalogue.concentration.models import ApprovalPower, Placement
from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role

RECORDERS = (Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.REFORM_OFFICE)


@dataclass(frozen=True)
class Standing:
    """How the service is to stand. powers: what the approval section holds (`ApprovalPower`)."""

    powers: Collection[str]
    in_hall: bool = False
    window: str = ""
    authority_document: str = ""
    authority_day: date | None = None


@transaction.atomic
def place(
    service: Service, standing: Standing, *, actor: Actor, now: datetime, valid_from: date, reason: str
) -> Placement:
    """The placement in force ends the day before, the new one is added.

    Raises Refusal: placement_needs_role, placement_of_other_agency (403); placement_reason_missing,
    placement_power_unknown, placement_window_missing, placement_document_incomplete, placement_authority_later (422);
    service_retired, placement_without_section, placement_starts_too_early, placement_unchanged (409).
    """
    kept = Service.objects.select_for_update(of=("self",)).select_related("agency").get(pk=service.pk)
    _demand_who(kept, actor)
    if not reason.strip():
        raise Refusal("placement_reason_missing", status=422)
    if kept.status == Service.Status.RETIRED:
        raise Refusal("service_retired", service=kept.title, day=valid_from.isoformat())
    told = _checked(standing, valid_from)
    _demand_section(kept, told["powers"], valid_from)
    last = kept.placements.order_by("-number").first()
    _end(kept, last, told, valid_from)
    return Placement.objects.create(
        service=kept,
        number=last.number + 1 if last else 1,
        valid_from=valid_from,
        reason=reason.strip()[:500],
        recorded_at=now,
        recorded_by=actor.who,
        **told,
    )


def _demand_who(service: Service, actor: Actor) -> None:
    if not actor.roles.intersection(RECORDERS):
        raise Refusal("placement_needs_role", status=403, role=ROLE_WORDS[RECORDERS[-1]])
    if Role.REFORM_OFFICE not in actor.roles and actor.agency != service.agency.code:
        raise Refusal("placement_of_other_agency", status=403, agency=service.agency.title)


def _checked(standing: Standing, begin: date) -> dict[str, object]:
    """The standing as columns, what contradicts itself refused."""
    for power in standing.powers:
        if power not in ApprovalPower.values:
            raise Refusal("placement_power_unknown", status=422, power=power[:20])
    if standing.in_hall and not standing.window.strip():
        raise Refusal("placement_window_missing", status=422)
    document, day = standing.authority_document.strip(), standing.authority_day
    if bool(document) != (day is not None):
        raise Refusal("placement_document_incomplete", status=422)
    if day is not None and day > begin:
        raise Refusal("placement_authority_later", status=422, day=day.isoformat(), begin=begin.isoformat())
    return {
        "powers": [power for power in ApprovalPower.values if power in standing.powers],
        "in_hall": standing.in_hall,
        "window": standing.window.strip()[:80] if standing.in_hall else "",
        "authority_document": document[:80],
        "authority_day": day,
    }


def _demand_section(service: Service, powers: object, begin: date) -> None:
    """Only a section that there is can hold a power."""
    if not powers:
        return
    revision = revision_on(service.agency, begin)
    if revision is None or not any(section.approval for section in revision.sections.all()):
        raise Refusal("placement_without_section", agency=service.agency.title, day=begin.isoformat())


def _end(service: Service, last: Placement | None, told: dict[str, object], begin: date) -> None:
    if last is None:
        return
    if begin <= last.valid_from:
        raise Refusal("placement_starts_too_early", service=service.title, begin=last.valid_from.isoformat())
    if all(getattr(last, name) == value for name, value in told.items()):
        raise Refusal("placement_unchanged", service=service.title)
    last.valid_to = begin - timedelta(days=1)
    last.save(update_fields=["valid_to"])
