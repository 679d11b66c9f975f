"""End an authority: withdrawn by the legal representative, given back by the agent, or run out."""

from datetime import datetime

from django.db import transaction

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.models import Authority


def withdraw_authority(user_id: int, authority_id: int, now: datetime) -> Authority:
    """No act is done under it from now on. Withdrawing twice does no harm.

    Raises Refusal: authority_not_found (404) for anybody but the legal representative, authority_over (409).
    """
    return _end(authority_id, now, Authority.Ending.WITHDRAWN, organisation__representative_id=user_id)


def give_back_authority(user_id: int, authority_id: int, now: datetime) -> Authority:
    """The agent wants to act no more. Raises Refusal: authority_not_found (404), authority_over (409)."""
    return _end(authority_id, now, Authority.Ending.GIVEN_BACK, agent_id=user_id, accepted_at__isnull=False)


def note_run_out(now: datetime) -> int:
    """Note what has run out, for lists; acts ask for the day themselves. Returns how many."""
    over = Authority.objects.filter(ended_at=None, last_day__lt=shanghai_date(now))
    return over.update(ended_at=now, ended_as=Authority.Ending.RUN_OUT)


def _end(authority_id: int, now: datetime, ending: str, **whose: object) -> Authority:
    with transaction.atomic():
        found = Authority.objects.select_for_update(of=("self",)).filter(pk=authority_id, **whose).first()
        if found is None:
            raise Refusal("authority_not_found", status=404)
        if found.ended_as == ending:
            return found
        if found.ended_at is not None:
            raise Refusal("authority_over")
        found.ended_at, found.ended_as = now, ending
        found.save(update_fields=["ended_at", "ended_as"])
    return found
