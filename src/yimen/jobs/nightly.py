"""What is done once a night, each function safe to repeat. `now` is the time of the night's schedule."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import structlog
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.db.models.functions import Mod

from yimen.accounts import kept_forms, limits
from yimen.cases.acts.purge_drafts import purge_drafts
from yimen.cases.acts.rebuild import broken_chain, rebuild
from yimen.cases.models import Case
from yimen.ledger.models import OutboxRow
from yimen.papers.acts.purge_orphans import purge_orphans

log = structlog.get_logger("yimen.nightly")

# Every case is looked at once in this many nights; what moved lately, every night.
ROUND_OF_NIGHTS = 28
LATELY = timedelta(days=2)
OUTBOX_KEPT = timedelta(days=30)


def check_ledger(now: datetime) -> tuple[int, int]:
    """Compare case rows with their events; returns how many were looked at, and how many were wrong.

    A row that differs is put right from the ledger, which is the truth. A broken chain is only told: none may mend it.
    """
    looked, wrong = 0, 0
    for number in _numbers_of_tonight(now):
        looked += 1
        if breach := broken_chain(number):
            wrong += 1
            log.error("chain_broken", case=number, sequence=breach.sequence, reason=breach.reason)
        elif changed := rebuild(number):
            wrong += 1
            log.error("projection_differed", case=number, columns=[each.column for each in changed])
    log.info("ledger_checked", cases=looked, wrong=wrong)
    return looked, wrong


def _numbers_of_tonight(now: datetime) -> Iterator[str]:
    lately, turn = Q(events__recorded_at__gte=now - LATELY), Q(turn=now.toordinal() % ROUND_OF_NIGHTS)
    found = Case.objects.annotate(turn=Mod("id", ROUND_OF_NIGHTS)).filter(lately | turn)
    return found.order_by("id").distinct().values_list("number", flat=True).iterator()


def tidy(now: datetime) -> dict[str, int]:
    """Remove what is no longer needed; returns how many of each. Drafts go before the files that they held."""
    chores: dict[str, Callable[[datetime], int]] = {
        "drafts": purge_drafts,
        "files": lambda now: (purged := purge_orphans(now)).rows + purged.strays,
        "kept_forms": kept_forms.purge,
        "tallies": limits.purge,
        "sessions": lambda now: Session.objects.filter(expire_date__lt=now).delete()[0],
        "outbox": lambda now: OutboxRow.objects.filter(done_at__lt=now - OUTBOX_KEPT).delete()[0],
    }
    removed = {}
    for name, chore in chores.items():
        try:
            removed[name] = chore(now)
        except Exception:
            # One chore that fails must not keep the others from being done.
            log.exception("chore_failed", chore=name)
    log.info("tidied", **removed)
    return removed
