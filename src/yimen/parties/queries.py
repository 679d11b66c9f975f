"""Reads of persons, organisations and authorities that pages and API share."""

from datetime import date

from django.db.models import QuerySet

from yimen.errors import Refusal
from yimen.parties.levels import Level, level_of
from yimen.parties.models import Authority, Organisation, Person, Proof
from yimen.vault import blind_index


def person(user_id: int) -> Person | None:
    """The registered person of an account, or nothing."""
    return Person.objects.filter(user_id=user_id).first()


def proofs(user_id: int) -> list[Proof]:
    """What is proven of an account today, the oldest first."""
    return list(Proof.objects.filter(user_id=user_id, ended_at=None).select_related("by").order_by("at"))


def level_by(held: list[Proof]) -> Level:
    """The level that follows from proofs already read."""
    return level_of(proof.kind for proof in held)


def own_organisation(user_id: int, organisation_id: int) -> Organisation:
    """An organisation for its legal representative. Raises Refusal organisation_not_found (404) for anybody else."""
    found = Organisation.objects.filter(pk=organisation_id, representative_id=user_id, closed_at=None).first()
    if found is None:
        raise Refusal("organisation_not_found", status=404)
    return found


def represented(user_id: int) -> QuerySet[Organisation]:
    """The organisations whose legal representative this account is, unconfirmed ones too."""
    return Organisation.objects.filter(representative_id=user_id, closed_at=None).order_by("pk")


def authorities_of(organisation: Organisation) -> QuerySet[Authority]:
    """Every authority that was ever given, those in force and invited first."""
    return organisation.authorities.select_related("agent").order_by("-ended_at", "-pk")


def entrusted(user_id: int, today: date) -> list[Authority]:
    """The authorities under which this account may act today."""
    held = Authority.objects.filter(
        agent_id=user_id, accepted_at__isnull=False, ended_at=None, last_day__gte=today, organisation__closed_at=None
    )
    return list(held.select_related("organisation").order_by("organisation__name"))


def invitations(user_id: int, today: date) -> list[Authority]:
    """The invitations that wait for the person behind this account."""
    own = Person.objects.filter(user_id=user_id, matched_at__isnull=False).values("identifier_index")
    waiting = Authority.objects.filter(
        identifier_index__in=own, accepted_at=None, ended_at=None, last_day__gte=today, organisation__closed_at=None
    )
    return list(waiting.select_related("organisation").order_by("-pk"))


def may_act_for(user_id: int, today: date) -> list[Organisation]:
    """The organisations for which this account may act today, its own first. Two queries."""
    own = [each for each in represented(user_id) if each.confirmed]
    return [*own, *(each.organisation for each in entrusted(user_id, today))]


def people_numbered(number: str) -> list[Person]:
    """Who registered with this ID number, by its blind index; several may claim it, one at most is matched with it."""
    found = Person.objects.filter(identifier_index=blind_index(number)).select_related("user")
    return list(found.order_by("-matched_at", "pk")[:10])


def organisations_numbered(number: str) -> list[Organisation]:
    """The registrations of an organisation under this code that are not closed."""
    found = Organisation.objects.filter(identifier_index=blind_index(number), closed_at=None)
    return list(found.select_related("representative").order_by("pk")[:10])
