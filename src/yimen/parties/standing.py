"""In whose name an account may act: asked anew at every act, never remembered."""

from datetime import datetime

from django.db.models import Q, QuerySet

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.levels import Level, level_of
from yimen.parties.models import Authority, Organisation, Party, Person, Proof
from yimen.parties.scope import Mandate

# Noted as ended by nobody: whether its last day is over is asked besides, by whoever knows the day.
LIVE = Q(accepted_at__isnull=False, ended_at=None)


def level(user_id: int) -> Level:
    """The real-name level of an account. One query."""
    return level_of(Proof.objects.filter(user_id=user_id, ended_at=None).values_list("kind", flat=True))


def is_matched(user_id: int, identifier_index: str) -> bool:
    """Whether this number is known to be that of the person behind the account."""
    return Person.objects.filter(user_id=user_id, identifier_index=identifier_index, matched_at__isnull=False).exists()


def confirmed_organisation(identifier_index: str) -> Organisation | None:
    """The organisation that acts here under this number, or nothing: then whoever applies for it states it themselves."""
    return Organisation.objects.filter(
        identifier_index=identifier_index, confirmed_at__isnull=False, closed_at=None
    ).first()


def mandate_for(user_id: int, organisation: Organisation) -> Mandate | None:
    """How this account stands, or stood last, for the organisation; None: never. At most one query.

    The newest authority that is not ended counts, else the one that ended last, so that a refusal can say when.
    """
    if organisation.representative_id == user_id and organisation.confirmed:
        return Mandate(organisation.name)
    held = Authority.objects.filter(organisation=organisation, agent_id=user_id, accepted_at__isnull=False)
    return _read(organisation, sorted(held, key=lambda each: (each.ended_at is None, each.last_day, each.pk))[-1:])


def mandate_over(user_id: int, party: Party) -> Mandate | None:
    """The same for the organisation that is this applicant; None also where no organisation is registered under its number."""
    organisation = party.organisation if party.organisation_id else None
    if organisation is None or organisation.closed_at is not None:
        organisation = confirmed_organisation(party.identifier_index)
    return mandate_for(user_id, organisation) if organisation else None


def require_mandate(
    user_id: int, organisation: Organisation, act: str, *, service: str, agency: str, now: datetime
) -> Mandate:
    """The mandate under which this act may be done now.

    Raises Refusal (403): authority_missing, and what `Mandate.refusal` says.
    """
    mandate = mandate_for(user_id, organisation)
    if mandate is None:
        raise Refusal("authority_missing", status=403, organisation=organisation.name)
    if refusal := mandate.refusal(act, service, agency, shanghai_date(now)):
        raise refusal
    return mandate


def accounts_of(party: Party) -> set[int]:
    """The accounts whose own this applicant is: who told it for themselves, the matched person, the legal representative."""
    found = {party.user_id} if party.user_id else set()
    if party.kind == Party.Kind.PERSON:
        matched = Person.objects.filter(identifier_index=party.identifier_index, matched_at__isnull=False)
        return found | set(matched.values_list("user_id", flat=True))
    organisation = confirmed_organisation(party.identifier_index)
    return found | ({organisation.representative_id} if organisation else set())


def still_acts_for(account: str, party: Party) -> bool:
    """Whether this account, which handed in for the applicant, may know how it goes on."""
    if not account.isdecimal():
        return False
    if party.organisation_id is None:
        return True
    mandate = mandate_over(int(account), party)
    return mandate is not None and mandate.ended is None


def own_numbers(user_id: int) -> QuerySet[Person, tuple[str]]:
    """Blind indexes of the numbers under which everything is this account's own: the person's, and its organisations'."""
    person = Person.objects.filter(user_id=user_id, matched_at__isnull=False).values_list("identifier_index")
    firms = Organisation.objects.filter(representative_id=user_id, confirmed_at__isnull=False, closed_at=None)
    return person.union(firms.values_list("identifier_index"), all=True)


def live_authorities(user_id: int) -> QuerySet[Authority]:
    """The authorities of an agent that nobody has ended, of organisations that still act here."""
    return Authority.objects.filter(LIVE, agent_id=user_id, organisation__closed_at=None)


def _read(organisation: Organisation, newest: list[Authority]) -> Mandate | None:
    if not newest:
        return None
    found = newest[0]
    return Mandate(
        organisation.name,
        found.pk,
        tuple(found.services),
        tuple(found.agencies),
        tuple(found.acts),
        found.last_day,
        shanghai_date(found.ended_at) if found.ended_at else None,
    )
