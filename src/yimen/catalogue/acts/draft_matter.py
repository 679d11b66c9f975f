"""Draft a change of the basic catalogue: what is to happen to a matter, from when, why and on which legal basis."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from yimen.catalogue.acts.guarding import circle, demand_day
from yimen.catalogue.basic.models import KINDS, MatterProposal
from yimen.catalogue.basic.ordering import DONE, DRAFTERS, take_step
from yimen.catalogue.basic.rows import MatterRow, checked_code, cleaned, demand_kind, row_of
from yimen.catalogue.basic.writing import demand_later, last_version
from yimen.catalogue.models import ChangeKind, Matter
from yimen.catalogue.proposing import demand_role
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor

JOINING = (ChangeKind.MERGE, ChangeKind.SPLIT)


@transaction.atomic
def draft_matter(
    matter: Matter | None,
    kind: ChangeKind,
    *,
    actor: Actor,
    now: datetime,
    valid_from: date,
    reason: str,
    grounds: str,
    row: MatterRow | None = None,
    code: str = "",
    into: Sequence[str] = (),
) -> MatterProposal:
    """Write the draft down. It changes nothing in the catalogue until it is published.

    matter  the one to change; None: a new one is set up with `code`, 12 characters or a place's own form
    row     how it is to stand; left out: as it stands
    into    merge: codes of the matters that go into this one; split: of those in which this one goes on
    Raises Refusal: change_needs_role (403); change_reason_missing, change_basis_missing, change_day_past, change_kind_wrong,
    those of `rows`, change_partners_missing, matter_circular (422); matter_not_found (404); matter_code_taken,
    matter_change_waiting, matter_starts_too_early, matter_cancelled, matter_changes_nothing (409).
    """
    demand_role(actor, DRAFTERS)
    if not reason.strip():
        raise Refusal("change_reason_missing", status=422)
    if not grounds.strip():
        raise Refusal("change_basis_missing", status=422)
    demand_day(valid_from, shanghai_date(now))
    if kind not in KINDS or (kind == ChangeKind.SET_UP) != (matter is None):
        raise Refusal("change_kind_wrong", status=422, kind=ChangeKind(kind).label)
    proposal = _new(row, code) if matter is None else _changing(matter, kind, row, valid_from)
    proposal.kind, proposal.valid_from = kind, valid_from
    proposal.reason, proposal.grounds = reason.strip()[:500], grounds.strip()[:500]
    _check_partners(proposal, list(into))
    proposal.save()
    take_step(proposal, MatterProposal.Status.DRAFT, actor, now)
    return proposal


def _new(row: MatterRow | None, code: str) -> MatterProposal:
    if row is None:
        raise Refusal("matter_name_missing", status=422)
    wanted = cleaned(row)
    written = checked_code(code, wanted.type)
    waiting = MatterProposal.objects.filter(code=written).exclude(status__in=DONE)
    if Matter.objects.filter(code=written).exists() or waiting.exists():
        raise Refusal("matter_code_taken", value=written)
    return MatterProposal(code=written, **vars(wanted))


def _changing(matter: Matter, kind: ChangeKind, row: MatterRow | None, begin: date) -> MatterProposal:
    kept = Matter.objects.select_for_update().get(pk=matter.pk)
    last = last_version(kept)
    if last is None or not last.stands:
        raise Refusal("matter_cancelled", matter=kept.name)
    demand_later(kept, last, begin)
    if kept.changes.exclude(status__in=DONE).exists():
        raise Refusal("matter_change_waiting", matter=kept.name)
    before = row_of(last)
    wanted = cleaned(row) if row else before
    demand_kind(kind, before, wanted)
    return MatterProposal(matter=kept, code=kept.code, **vars(wanted))


def _check_partners(proposal: MatterProposal, given: list[str]) -> None:
    """Those that go in, or in which it goes on, are there, are others, and lead back nowhere."""
    if proposal.kind not in JOINING:
        return
    if not given:
        raise Refusal("change_partners_missing", status=422, kind=ChangeKind(proposal.kind).label)
    if proposal.code in given or len(set(given)) != len(given):
        raise Refusal("matter_circular", status=422, matter=proposal.name)
    known = {matter.code: matter for matter in Matter.objects.filter(code__in=given)}
    for code in given:
        last = last_version(known[code]) if code in known else None
        if last is None:
            raise Refusal("matter_not_found", status=404, matter=code[:50])
        if not last.stands:
            raise Refusal("matter_cancelled", matter=last.name)
    if circle([*_on_the_way(), _way(proposal.kind, proposal.code, given)]):
        raise Refusal("matter_circular", status=422, matter=proposal.name)
    proposal.into = given


def _way(kind: str, code: str, into: Sequence[str]) -> dict[str, list[str]]:
    """Which matter goes on in which."""
    return {each: [code] for each in into} if kind == ChangeKind.MERGE else {code: list(into)}


def _on_the_way() -> list[dict[str, list[str]]]:
    found = MatterProposal.objects.filter(kind__in=JOINING).exclude(status__in=DONE)
    return [_way(each.kind, each.code, each.into) for each in found]
