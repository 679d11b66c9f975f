"""Who may see and who may handle a case: the one place that says so."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from yimen.agencies.models import Agency
from yimen.cases.models import Case
from yimen.cases.rules import rules_of
from yimen.cases.third_parties import is_invited
from yimen.catalogue.models import ServiceVersion
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

HANDLING = frozenset({Role.COUNTER, Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD})
OVERSEEING = frozenset({Role.SUPERVISOR, Role.LEADER, Role.ADMIN})


def require_seeing(actor: Actor, case: Case, agency_code: str, owner: str) -> None:
    """Raise unless this actor may read the case. `owner` is the account id of the applicant, or "".

    Refusal case_not_found (404) tells a stranger nothing; staff of another department get case_of_other_agency (403).
    """
    if Role.SYSTEM in actor.roles or actor.roles & OVERSEEING or _governs(actor, case):
        return
    if actor.roles & HANDLING:
        if _handles(actor, agency_code):
            return
        raise Refusal("case_of_other_agency", status=403)
    if Role.GOVERNMENT_HEAD in actor.roles:
        raise Refusal("case_not_joint", status=403, article="行政许可法 42(2)")
    if Role.APPLICANT in actor.roles and _owns(actor, case, owner):
        return
    raise Refusal("case_not_found", status=404)


def require_acting(actor: Actor, case: Case) -> None:
    """Raise unless this actor may act on the case at all; which act, the procedure says.

    Overseers may read everything and act on nothing unless they also hold a handling role. The head of the government
    acts where departments handle a case together (行政许可法 42(2)); Refusal case_not_joint (403) elsewhere.
    """
    if Role.SYSTEM in actor.roles or _governs(actor, case):
        return
    if actor.roles & HANDLING:
        if actor.agency is None and Role.COUNTER in actor.roles:
            return
        if actor.agency is not None and case.agency.code == actor.agency:
            return
        raise Refusal("case_of_other_agency", status=403)
    if Role.GOVERNMENT_HEAD in actor.roles:
        raise Refusal("case_not_joint", status=403, article="行政许可法 42(2)")
    if Role.APPLICANT in actor.roles:
        owner = case.applicant.user_id
        if _owns(actor, case, str(owner) if owner else ""):
            return
    if is_invited(actor, case.pk):
        return
    raise Refusal("case_not_found", status=404)


def insider(actor: Actor) -> bool:
    """Whether this reader works on cases or oversees them."""
    return bool(actor.roles & (HANDLING | OVERSEEING | {Role.SYSTEM, Role.GOVERNMENT_HEAD}))


def visible(actor: Actor) -> QuerySet[Case]:
    """All cases this actor may see."""
    cases = Case.objects.all()
    if Role.SYSTEM in actor.roles or actor.roles & OVERSEEING:
        return cases
    if actor.roles & HANDLING:
        if actor.agency is not None:
            return cases.filter(agency=one_agency(actor.agency))
        return cases if Role.COUNTER in actor.roles else cases.none()
    if Role.GOVERNMENT_HEAD in actor.roles:
        return cases.filter(_handled_together())
    if Role.APPLICANT in actor.roles:
        return cases.filter(pk__in=_own(actor))
    return cases.none()


def _own(actor: Actor) -> QuerySet[Case, Any]:
    """Ids of the cases that stand in this person's name or that they handed in.

    Each half is read by its own index; asked with "or" over two tables, PostgreSQL would read every case there is.
    """
    named = Case.objects.filter(applicant__user_id=int(actor.who)).values("pk")
    return named.union(Case.objects.filter(submitted_by=actor.who).values("pk"))


def one_agency(code: str) -> QuerySet[Agency]:
    """The agency for a filter of cases: looked up once and first, so that the list is read in the order of its index.

    A join (agency__code=…) would hide from PostgreSQL that all rows are of one agency, and it would sort them all.
    """
    return Agency.objects.filter(code=code).order_by()[:1]


def _handled_together() -> Exists:
    """The cases whose version of the service several departments handle together."""
    versions = ServiceVersion.objects.filter(number=OuterRef("service_version"), content__joint=True)
    return Exists(versions.filter(service=OuterRef("service_id")))


def _governs(actor: Actor, case: Case) -> bool:
    return Role.GOVERNMENT_HEAD in actor.roles and rules_of(case.service_id, case.service_version).joint


def _handles(actor: Actor, agency_code: str) -> bool:
    return actor.agency == agency_code or (actor.agency is None and Role.COUNTER in actor.roles)


def _owns(actor: Actor, case: Case, owner: str) -> bool:
    return actor.who in (owner, case.submitted_by)
