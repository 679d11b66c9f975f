"""Accept or decline an invitation to act for an organisation."""

from datetime import datetime

from django.db import transaction

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties import levels, standing
from yimen.parties.acts.prove_person import person_of
from yimen.parties.levels import Level
from yimen.parties.models import Authority


def accept_authority(user_id: int, authority_id: int, now: datetime) -> Authority:
    """From now on the account acts for the organisation. Accepting twice does no harm.

    Raises Refusal: real_name_level (403), authority_not_found (404), authority_over (409).
    """
    levels.require(standing.level(user_id), Level.MATCHED)
    with transaction.atomic():
        found = _waiting(user_id, authority_id)
        if found.accepted_at is not None and found.ended_at is None:
            return found
        if found.state(shanghai_date(now)) != "invited" or not found.organisation.confirmed:
            raise Refusal("authority_over")
        found.agent_id, found.accepted_at = user_id, now
        found.save(update_fields=["agent", "accepted_at"])
    return found


def decline_authority(user_id: int, authority_id: int, now: datetime) -> Authority:
    """No, thank you. Raises Refusal: authority_not_found (404), authority_over (409)."""
    with transaction.atomic():
        found = _waiting(user_id, authority_id)
        if found.ended_as == Authority.Ending.DECLINED:
            return found
        if found.state(shanghai_date(now)) != "invited":
            raise Refusal("authority_over")
        found.ended_at, found.ended_as = now, Authority.Ending.DECLINED
        found.save(update_fields=["ended_at", "ended_as"])
    return found


def _waiting(user_id: int, authority_id: int) -> Authority:
    """The authority under lock, if this person is the one who is meant: by number, and once accepted by account."""
    person = person_of(user_id)
    mine = Authority.objects.select_for_update(of=("self",)).select_related("organisation")
    found = mine.filter(pk=authority_id, identifier_index=person.identifier_index).first()
    if found is None or (found.agent_id is not None and found.agent_id != user_id):
        raise Refusal("authority_not_found", status=404)
    return found
