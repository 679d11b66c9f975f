"""The reform office publishes the list of a round: all sheets at once, or none."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from yimen.catalogue.telling import LISTED, tell
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.powers.combing import REFORM
from yimen.powers.demands import end_met
from yimen.powers.models import Round, SheetStatus
from yimen.powers.publication import Published, write_list
from yimen.procedure import ROLE_WORDS, Actor


@transaction.atomic
def publish_round(round_id: int, *, valid_from: date, actor: Actor, now: datetime) -> Published:
    """How many rows of the list began and ended. Only what differs gets a new row.

    Raises Refusal: sheet_needs_role (403), round_not_found (404), round_published, round_not_ready,
    round_starts_too_early, round_starts_before_today.
    """
    if not actor.roles.intersection(REFORM):
        raise Refusal("sheet_needs_role", status=403, role=ROLE_WORDS[REFORM[0]])
    combed = Round.objects.select_for_update().filter(pk=round_id).first()
    if combed is None:
        raise Refusal("round_not_found", status=404)
    if not combed.open:
        raise Refusal("round_published", title=combed.title)
    _demand_accepted(combed)
    _demand_day(valid_from, now)
    written = write_list(combed, valid_from)
    combed.valid_from, combed.published_at, combed.published_by = valid_from, now, actor.who
    combed.save(update_fields=["valid_from", "published_at", "published_by"])
    end_met(combed, actor, now)
    tell(LISTED, settings.YIMEN_DISTRICT, combed.number, now)
    return written


def _demand_accepted(combed: Round) -> None:
    waiting = list(combed.sheets.exclude(status=SheetStatus.ACCEPTED).select_related("agency"))
    if waiting:
        first = waiting[0].agency
        raise Refusal("round_not_ready", count=len(waiting), agency=first.title if first else "共性权责")


def _demand_day(valid_from: date, now: datetime) -> None:
    last = Round.objects.exclude(valid_from=None).order_by("-valid_from").first()
    if last is not None and last.valid_from is not None and valid_from <= last.valid_from:
        raise Refusal("round_starts_too_early", begin=last.valid_from.isoformat())
    if valid_from < shanghai_date(now):
        raise Refusal("round_starts_before_today", status=422)
