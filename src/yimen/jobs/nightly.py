"""What is done once a night, each function safe to repeat. `now` is the time of the night's schedule."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import structlog
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.db.models.functions import Mod

from yimen.accounts import kept_forms, limits, one_time_codes
from yimen.agencies.acts import bring_organs_into_force
from yimen.cases.acts.erase_private import erase_what_is_over as erase
from yimen.cases.acts.lapse import lapse, lapsing
from yimen.cases.acts.purge_drafts import purge_drafts
from yimen.cases.acts.rebuild import rebuild_many
from yimen.cases.acts.seal_days import seal_days as seal
from yimen.cases.chains import Looked, chain_faults
from yimen.cases.models import Case
from yimen.cases.root_check import root_faults
from yimen.catalogue import acts as catalogue_versions
from yimen.dispatch.acts import purge_messages
from yimen.errors import Refusal
from yimen.ledger.models import DailyRoot, Examination, OutboxRow
from yimen.ledger.roots import RootFault, faults
from yimen.papers.acts.purge_orphans import purge_orphans
from yimen.parties.acts.end_authority import note_run_out
from yimen.permits import chains as permit_chains
from yimen.permits import ledger_seal
from yimen.permits.acts.rebuild import rebuild as rebuild_permits
from yimen.prereview.acts.purge_readings import purge_readings

log = structlog.get_logger("yimen.nightly")

# Every case is looked at once in this many nights; what moved lately, every night.
ROUND_OF_NIGHTS = 28
LATELY = timedelta(days=2)
OUTBOX_KEPT = timedelta(days=30)
EXAMINATIONS_KEPT = timedelta(days=365)


def bring_into_force(now: datetime) -> int:
    """Let services, matters, organs and posts show what began by `now`; returns how many were behind."""
    changed = catalogue_versions.bring_into_force(now)
    organs = bring_organs_into_force(now)
    log.info("versions_in_force", services=changed, organs=organs)
    return changed + organs


def note_authorities(now: datetime) -> int:
    """Note which authorities of agents have run out; returns how many. Acts do not wait for it."""
    ended = note_run_out(now)
    log.info("authorities_run_out", authorities=ended)
    return ended


def write_lapses(now: datetime) -> int:
    """Write into each case what time has done to it by `now`; returns how many cases changed.

    Whoever acts on a case does the same for it first; a case that somebody is acting on is left for the next hour.
    """
    changed = 0
    for number in lapsing(now):
        try:
            lapse(number, now=now)
            changed += 1
        except Refusal as refusal:
            log.warning("lapse_postponed", case=number, reason=refusal.code)
    log.info("lapses_written", cases=changed)
    return changed


def check_ledger(now: datetime) -> tuple[int, int]:
    """Compare chains and case rows with the events; returns how many cases were looked at, and how many were wrong.

    A row that differs is put right from the ledger, which is the truth. A broken chain is only told: none may mend it.
    """
    numbers = list(_numbers_of_tonight(now))
    broken = _broken_chains(numbers)
    differing = _differing_rows([number for number in numbers if number not in broken])
    _note(now, "chains", len(numbers), len(broken))
    _note(now, "projections", len(numbers) - len(broken), len(differing))
    log.info("ledger_checked", cases=len(numbers), wrong=len(broken) + len(differing))
    return len(numbers), len(broken) + len(differing)


def _numbers_of_tonight(now: datetime) -> Iterator[str]:
    lately, turn = Q(events__recorded_at__gte=now - LATELY), Q(turn=now.toordinal() % ROUND_OF_NIGHTS)
    found = Case.objects.annotate(turn=Mod("id", ROUND_OF_NIGHTS)).filter(lately | turn)
    return found.order_by("id").distinct().values_list("number", flat=True).iterator()


def _broken_chains(numbers: list[str]) -> set[str]:
    broken = set()
    for fault in chain_faults(numbers):
        broken.add(fault.number)
        log.error("chain_broken", case=fault.number, sequence=fault.sequence, reason=fault.reason)
    return broken


def _differing_rows(numbers: list[str]) -> set[str]:
    differing = set()
    for each in rebuild_many(numbers):
        differing.add(each.number)
        log.error("projection_differed", case=each.number, column=each.column)
    return differing


def check_permits(now: datetime) -> tuple[int, int]:
    """The same for permits, all of them: there are far fewer. Returns how many were looked at, and how many were wrong."""
    looked = Looked()
    broken = list(permit_chains.chain_faults(looked=looked))
    for fault in broken:
        log.error("permit_chain_broken", permit=fault.number, sequence=fault.sequence, reason=fault.reason)
    differing = {each.number for each in rebuild_permits()}
    for number in differing:
        log.error("permit_projection_differed", permit=number)
    wrong = len({fault.number for fault in broken} | differing)
    _note(now, "permits", looked.cases, wrong)
    log.info("permits_checked", permits=looked.cases, wrong=wrong)
    return looked.cases, wrong


def seal_days(now: datetime) -> tuple[int, int]:
    """Sign the roots of the days that are over; returns how many were made, and how many faults the older ones have.

    Asked every hour, so that a worker that slept at midnight catches up soon; where nothing is to do it costs a query.
    """
    outcome = seal(now, ledger_seal.sign)
    if not outcome.days:
        return 0, 0
    found = [RootFault(outcome.differs, "does not fit the events any more")] if outcome.differs else []
    if now.toordinal() % ROUND_OF_NIGHTS == 0:
        found = list(root_faults(ledger_seal.verify))
    else:
        found += faults(
            DailyRoot.objects.defer("page_nodes", "page_firsts", "permits_nodes", "permits_firsts").order_by("day"),
            ledger_seal.verify,
        )
    for fault in found:
        log.error("root_faulty", day=fault.day.isoformat(), reason=fault.reason)
    _note(now, "roots", DailyRoot.objects.count(), len(found))
    return len(outcome.days), len(found)


def _note(now: datetime, subject: str, looked: int, wrong: int) -> None:
    """For the operators' figures: another process answers those who ask."""
    Examination.objects.create(subject=subject, at=now, looked=looked, wrong=wrong)


def erase_what_is_over(now: datetime) -> int:
    """Erase private values whose term of retention is over; returns how many erasures were made."""
    made = erase(now)
    log.info("private_erased", erasures=made)
    return made


def tidy(now: datetime) -> dict[str, int]:
    """Remove what is no longer needed; returns how many of each. Drafts go before the files that they held."""
    chores: dict[str, Callable[[datetime], int]] = {
        "drafts": purge_drafts,
        "files": lambda now: (purged := purge_orphans(now)).rows + purged.strays,
        "readings": purge_readings,
        "kept_forms": kept_forms.purge,
        "one_time_codes": one_time_codes.purge,
        "tallies": limits.purge,
        "sessions": lambda now: Session.objects.filter(expire_date__lt=now).delete()[0],
        "outbox": lambda now: OutboxRow.objects.filter(done_at__lt=now - OUTBOX_KEPT).delete()[0],
        "messages": purge_messages,
        "examinations": lambda now: Examination.objects.filter(at__lt=now - EXAMINATIONS_KEPT).delete()[0],
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
