"""The report "two concentrations, two in place" of a day, computed from versions, placements, revisions and staff."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, Q

from yimen.agencies.establishment.plans import Plan
from yimen.agencies.establishment.queries import plan_of
from yimen.agencies.models import Agency, Revision, Section, Staff
from yimen.catalogue import history
from yimen.catalogue.concentration.judging import Judgement, Office, Placed, judge
from yimen.catalogue.concentration.models import Placement
from yimen.catalogue.models import Service, ServiceVersion


@dataclass(frozen=True)
class Line:
    """One department of the report, its services as they stand, and the revision in force."""

    agency: Agency
    judgement: Judgement
    services: tuple[Placed, ...]


@dataclass(frozen=True)
class Totals:
    """All lines together."""

    departments: int
    with_section: int
    inside_headcount: int
    complete: int
    services: int
    concentrated: int
    in_hall: int
    in_authority: int
    missing: int


def report(district: str, day: date) -> list[Line]:
    """A line for each department of the district and for each other organ that has services. Six queries."""
    by_agency: dict[int, list[Placed]] = defaultdict(list)
    placements = placements_on(district, day)
    for version in history.as_of(district, day).defer("content", *(f"service__{name}" for name in Service.SEARCHED)):
        by_agency[version.agency_id].append(_placed(version, placements.get(version.service_id)))
    offices = _offices(district, day)
    wanted = Q(kind=Agency.Kind.DEPARTMENT, division__startswith=district) | Q(pk__in=by_agency)
    return [
        Line(agency, judge(offices.get(agency.pk, Office(None)), services), services)
        for agency in Agency.objects.filter(wanted)
        for services in [tuple(by_agency.get(agency.pk, ()))]
    ]


def totals(lines: Iterable[Line]) -> Totals:
    """The sums of a report."""
    judgements = [line.judgement for line in lines]
    return Totals(
        departments=len(judgements),
        with_section=sum(bool(each.section) for each in judgements),
        inside_headcount=sum(each.inside_headcount for each in judgements),
        complete=sum(each.complete for each in judgements),
        services=sum(each.services for each in judgements),
        concentrated=sum(each.concentrated for each in judgements),
        in_hall=sum(each.in_hall for each in judgements),
        in_authority=sum(each.in_authority for each in judgements),
        missing=sum(len(each.missing) for each in judgements),
    )


def placements_on(district: str, day: date) -> dict[int, Placement]:
    """The placements in force on a day, by the number of the service's row. One query."""
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = Placement.objects.filter(until, service__district=district, valid_from__lte=day)
    return {placement.service_id: placement for placement in found}


def placements_of(service: Service) -> list[Placement]:
    """All placements of a service, the newest first."""
    return list(service.placements.order_by("-number"))


def in_hall(district: str, day: date) -> int:
    """How many services of the catalogue of that day are handled in the hall (进驻)."""
    placed = placements_on(district, day)
    versions = history.as_of(district, day).order_by().values_list("service", flat=True)
    return sum(placed[service].in_hall for service in versions if service in placed)


def _placed(version: ServiceVersion, placement: Placement | None) -> Placed:
    service = Placed(version.service.code, version.title, supervised=version.supervisor_id is not None)
    if placement is None:
        return service
    return replace(
        service,
        powers=tuple(placement.powers),
        in_hall=placement.in_hall,
        window=placement.window,
        document=placement.authority_document,
        document_day=placement.authority_day,
        since=placement.valid_from,
    )


def _offices(district: str, day: date) -> dict[int, Office]:
    """What is known of each organ on the day. Three queries: revisions, sections, staff."""
    sections = Prefetch("sections", Section.objects.order_by("place"))
    found = Revision.objects.filter(valid_from__lte=day, agency__division__startswith=district)
    by_agency: dict[int, list[Plan]] = defaultdict(list)
    last: dict[int, Revision] = {}
    for revision in found.prefetch_related(sections).order_by("agency", "number"):
        by_agency[revision.agency_id].append(plan_of(revision))
        last[revision.agency_id] = revision
    ended = {pk for pk, revision in last.items() if revision.valid_to is not None and revision.valid_to < day}
    seats = Counter(Staff.objects.order_by().values_list("agency", "section"))
    return {pk: _office(pk, plans, seats) for pk, plans in by_agency.items() if pk not in ended}


def _office(agency: int, plans: list[Plan], seats: "Counter[tuple[int, str]]") -> Office:
    """before: the last plan without an approval section, if the section came in by a revision."""
    plan = plans[-1]
    section = plan.approval
    without = [each for each in plans if each.approval is None] if section else []
    return Office(plan, without[-1] if without else None, seats[agency, section.name] if section else 0)
