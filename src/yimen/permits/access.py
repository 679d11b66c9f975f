"""Who may see a permit, and in which capacity somebody may act on it: the one place that says so."""

from dataclasses import replace

from django.db.models import Q, QuerySet

from yimen.cases.access import HANDLING, OVERSEEING, entrusted, one_agency, stands_for
from yimen.errors import Refusal
from yimen.parties.standing import own_numbers
from yimen.permits.models import Permit
from yimen.procedure import Actor, Role


def require_seeing(actor: Actor, permit: Permit) -> None:
    """Raise unless this actor may read the permit with its history.

    Refusal permit_not_found (404) tells a stranger nothing; staff of another department get permit_of_other_agency (403).
    """
    if actor.roles & OVERSEEING:
        return
    in_capacity(actor, permit)


def in_capacity(actor: Actor, permit: Permit) -> Actor:
    """The actor with only those roles that they have towards this permit; which act, the procedure says.

    Who holds a permit acts as its holder and never for the organ; who works for the organ never for the holder.
    Raises Refusal permit_not_found (404), permit_of_other_agency (403).
    """
    if Role.SYSTEM in actor.roles:
        return actor
    if Role.APPLICANT in actor.roles and holds(actor, permit):
        return replace(actor, roles=frozenset({Role.APPLICANT}))
    capacity = set(actor.roles & {Role.GOVERNMENT_HEAD})
    if actor.agency == permit.agency.code:
        capacity |= actor.roles & HANDLING
    elif actor.agency is None:
        capacity |= actor.roles & {Role.COUNTER}
    if capacity:
        return replace(actor, roles=frozenset(capacity))
    if actor.roles & HANDLING:
        raise Refusal("permit_of_other_agency", status=403)
    raise Refusal("permit_not_found", status=404)


def holds(actor: Actor, permit: Permit) -> bool:
    """Whether this account is the holder's, handed in the application that was granted, or may act for the holder."""
    submitted_by = permit.case.submitted_by
    return stands_for(actor, permit.holder, submitted_by, permit.service.code, permit.agency.code)


def visible(actor: Actor) -> QuerySet[Permit]:
    """All permits this actor may see."""
    permits = Permit.objects.all()
    if actor.roles & (OVERSEEING | {Role.SYSTEM, Role.GOVERNMENT_HEAD}):
        return permits
    if actor.roles & HANDLING and actor.agency is not None:
        return permits.filter(agency=one_agency(actor.agency))
    if Role.COUNTER in actor.roles:
        return permits
    return held(actor)


def held(actor: Actor) -> QuerySet[Permit]:
    """The permits that this account holds."""
    if Role.APPLICANT not in actor.roles or not actor.who.isdigit():
        return Permit.objects.none()
    who = int(actor.who)
    sent = Q(case__submitted_by=actor.who, holder__organisation=None)
    numbered = Q(holder__identifier_index__in=own_numbers(who))
    return Permit.objects.filter(Q(holder__user_id=who) | sent | numbered | Q(case__in=entrusted(who).values("pk")))
