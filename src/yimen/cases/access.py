"""Who may see and who may handle a case: the one place that says so."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Exists, Func, OuterRef, Q, QuerySet

from yimen.agencies.models import Agency
from yimen.cases.models import Case
from yimen.cases.rules import rules_of
from yimen.cases.third_parties import is_invited
from yimen.catalogue.models import ServiceVersion
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties import standing
from yimen.parties.models import Party
from yimen.parties.scope import Mandate
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
    if Role.APPLICANT in actor.roles and (_own_by_row(actor, case, owner) or is_applicant(actor, case)):
        return
    raise Refusal("case_not_found", status=404)


def require_acting(actor: Actor, case: Case, act: str = "", now: datetime | None = None) -> None:
    """Raise unless this actor may act on the case at all; which act, the procedure says.

    act, now  what an account is about to do for an organisation: its authority must be valid then and include it.
              Without them only whether it may come in at all is asked.

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
        if _own_by_row(actor, case, str(owner) if owner else "") or _acts_for(actor, case, act, now):
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


def mandate_over(actor: Actor, case: Case) -> Mandate | None:
    """In which capacity this account stands for the organisation that applies.

    None: in none, or it needs none: the applicant is a person, or an organisation that nobody had registered when the
    account handed in for it.
    """
    party = case.applicant
    owner = str(party.user_id) if party.user_id else ""
    if not actor.who.isdigit() or party.kind != Party.Kind.ORGANISATION or _own_by_row(actor, case, owner):
        return None
    return standing.mandate_over(int(actor.who), case.applicant)


def stands_for(actor: Actor, party: Party, submitted_by: str, service: str, agency: str) -> bool:
    """Whether this account is the applicant, handed in for it without a registered organisation, or may act for it today."""
    if party.organisation_id is None and actor.who in (str(party.user_id or ""), submitted_by):
        return True
    if not actor.who.isdigit():
        return False
    if party.kind == Party.Kind.PERSON:
        return standing.is_matched(int(actor.who), party.identifier_index)
    mandate = standing.mandate_over(int(actor.who), party)
    return mandate is not None and mandate.ended is None and mandate.covers(service, agency)


def is_applicant(actor: Actor, case: Case) -> bool:
    """Whether this account is on the applicant's side of the case."""
    return stands_for(actor, case.applicant, case.submitted_by, case.service.code, case.agency.code)


def _own(actor: Actor) -> QuerySet[Case, Any]:
    """Ids of the cases that stand in this person's name, that they handed in, or that are of organisations they act for.

    Each part is read by its own index; asked with "or" over many tables, PostgreSQL would read every case there is.
    """
    who = int(actor.who)
    named = Case.objects.filter(applicant__user_id=who)
    sent = Case.objects.filter(submitted_by=actor.who, applicant__organisation=None)
    numbered = Case.objects.filter(applicant__identifier_index__in=standing.own_numbers(who))
    return named.values("pk").union(sent.values("pk"), numbered.values("pk"), entrusted(who).values("pk"))


def entrusted(user_id: int) -> QuerySet[Case]:
    """The cases of organisations whose agent this account is, as far as its authorities go."""
    live = standing.live_authorities(user_id)
    cases = Case.objects.filter(
        applicant__identifier_index__in=live.values("organisation__identifier_index"),
        applicant__kind=Party.Kind.ORGANISATION,
    )
    return cases.filter(Exists(live.filter(_within_scope())))


def _within_scope() -> Q:
    """Conditions on an authority, asked for one case of the outer query."""
    text = ArrayField(CharField())
    service = Func(OuterRef("service__code"), function="ARRAY", template="ARRAY[%(expressions)s]", output_field=text)
    agency = Func(OuterRef("agency__code"), function="ARRAY", template="ARRAY[%(expressions)s]", output_field=text)
    same = Q(organisation__identifier_index=OuterRef("applicant__identifier_index"))
    return same & (Q(services=[], agencies=[]) | Q(services__contains=service) | Q(agencies__contains=agency))


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


def _own_by_row(actor: Actor, case: Case, owner: str) -> bool:
    """What the rows of case and applicant say alone: it is theirs, and no registered organisation stands between."""
    return actor.who in (owner, case.submitted_by) and case.applicant.organisation_id is None


def _acts_for(actor: Actor, case: Case, act: str, now: datetime | None) -> bool:
    """Whether the account is the matched person, or acts for the organisation. Raises Refusal as `Mandate.refusal` does."""
    mandate = mandate_over(actor, case)
    if mandate is None:
        own = actor.who.isdigit() and case.applicant.kind == Party.Kind.PERSON
        return own and standing.is_matched(int(actor.who), case.applicant.identifier_index)
    if act and now is not None:
        refusal = mandate.refusal(act, case.service.code, case.agency.code, shanghai_date(now))
        if refusal:
            raise refusal
    return True
