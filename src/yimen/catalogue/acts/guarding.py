"""What a change of each kind must not do. The questions about circles and days are pure; the rest reads what is on its way."""

from collections.abc import Iterable, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter

from django.db.models import Q

from yimen.catalogue.acts.retire import refuse_retired
from yimen.catalogue.acts.writing import last_version, row_of
from yimen.catalogue.models import ChangeKind, Proposal, Service
from yimen.catalogue.proposing import DONE
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

JOINING = (ChangeKind.MERGE, ChangeKind.SPLIT)


def demand_day(begin: date, today: date) -> None:
    """Raise Refusal change_day_past (422) for a first day that is over: nobody could have known the rule by then."""
    if begin < today:
        raise Refusal("change_day_past", status=422, day=begin.isoformat(), today=today.isoformat())


def demand_own_agency(proposal: Proposal, actor: Actor) -> None:
    """A section drafts what is its agency's now, or, where nothing is yet, what is to be its agency's. Refused: 403."""
    if Role.REFORM_OFFICE in actor.roles:
        return
    owner = proposal.service.agency if proposal.service else proposal.agency
    if actor.agency != owner.code:
        raise Refusal("change_of_other_agency", status=403, agency=owner.title)


def check_kind(proposal: Proposal) -> None:
    """A renaming changes the name alone; what is delegated goes to another organ. Raises Refusal (422)."""
    if proposal.service is None:
        return
    before = row_of(proposal.service, last_version(proposal.service))
    kept = all(getattr(before, name) == getattr(proposal, name) for name in ("type", "agency", "group"))
    if proposal.kind == ChangeKind.RENAME and not kept:
        raise Refusal("change_more_than_name", status=422, service=before.name)
    if proposal.kind == ChangeKind.DELEGATE and before.agency == proposal.agency:
        raise Refusal("change_agency_same", status=422, agency=before.agency.title)


def check_partners(proposal: Proposal, codes: list[str]) -> None:
    """Those that are merged, or in which a split goes on, are there, are others, and are not on another way themselves.

    Raises Refusal: change_partners_missing, change_circular (422); service_not_found (404); service_retired,
    change_waiting (409).
    """
    if proposal.kind not in JOINING:
        return
    if not codes:
        raise Refusal("change_partners_missing", status=422, kind=ChangeKind(proposal.kind).label)
    if proposal.code in codes or len(set(codes)) != len(codes):
        raise Refusal("change_circular", status=422, service=proposal.name)
    known = {service.code: service for service in Service.objects.filter(code__in=codes)}
    for code in codes:
        if code not in known:
            raise Refusal("service_not_found", status=404, service=code[:80])
        refuse_retired(known[code], last_version(known[code]))
    on_the_way = _on_the_way(proposal)
    going = {code: [proposal.code] for code in codes} if proposal.kind == ChangeKind.MERGE else {proposal.code: codes}
    if circle([*on_the_way, going]):
        raise Refusal("change_circular", status=422, service=proposal.name)
    if proposal.kind == ChangeKind.MERGE:
        _refuse_waiting([known[code] for code in codes], proposal)
    proposal.into = codes


def circle(ways: Iterable[Mapping[str, Iterable[str]]]) -> bool:
    """Whether following the ways (code -> codes in which it goes on) comes back to where it began. Pure."""
    following: dict[str, set[str]] = {}
    for way in ways:
        for code, targets in way.items():
            following.setdefault(code, set()).update(targets)
    try:
        TopologicalSorter(following).prepare()
    except CycleError:
        return True
    return False


def _on_the_way(proposal: Proposal) -> list[dict[str, list[str]]]:
    """In what services are to go on by other changes that are not done yet."""
    ways = []
    for other in Proposal.objects.filter(kind__in=JOINING).exclude(status__in=DONE).exclude(pk=proposal.pk):
        merge = other.kind == ChangeKind.MERGE
        ways.append({code: [other.code] for code in other.into} if merge else {other.code: list(other.into)})
    return ways


def _refuse_waiting(partners: list[Service], proposal: Proposal) -> None:
    """A service that ends here must not have another change on its way, nor be merged elsewhere."""
    others = Proposal.objects.exclude(status__in=DONE).exclude(pk=proposal.pk)
    for service in partners:
        merged = Q(kind=ChangeKind.MERGE, into__contains=[service.code])
        if others.filter(Q(service=service) | merged).exists():
            raise Refusal("change_waiting", service=service.name)
