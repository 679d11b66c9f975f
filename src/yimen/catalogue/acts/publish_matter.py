"""Publish an approved change of a matter: the versions it makes are written, one for each matter it touches, all or none."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.catalogue.acts.guarding import demand_day
from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.basic.ordering import demand_order, locked, step_of, take_step
from yimen.catalogue.basic.rows import MatterRow, row_of
from yimen.catalogue.basic.writing import MatterWhy, add_version, last_version
from yimen.catalogue.matters import demand_standing, services_of
from yimen.catalogue.models import ChangeKind, Matter, MatterVersion
from yimen.catalogue.proposing import APPROVERS, demand_role
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor

ENDING = (ChangeKind.CANCEL, ChangeKind.SPLIT)
Status = MatterProposal.Status


@transaction.atomic
def publish_matter(number: int, *, actor: Actor, now: datetime) -> MatterVersion:
    """Write the version that the change describes, valid from its own day. A matter ends when no service implements it.

    Raises Refusal: proposal_not_found (404), change_needs_role (403), change_day_past (422), proposal_out_of_order,
    matter_code_taken, matter_cancelled, matter_starts_too_early, matter_in_use (409).
    """
    proposal = locked(number)
    demand_role(actor, APPROVERS)
    demand_order(proposal, Status.PUBLISHED)
    demand_day(proposal.valid_from, shanghai_date(now))
    why = _why(proposal)
    begin, who = proposal.valid_from, actor.who
    matter = proposal.matter or _set_up(proposal)
    ending = _locked(Matter.objects.filter(code__in=proposal.into)) if proposal.kind == ChangeKind.MERGE else []
    if proposal.kind in ENDING:
        version = _end(matter, why, proposal, now, who)
    else:
        (matter,) = _locked([matter])
        demand_standing(matter)
        version = add_version(matter, _row(proposal), why, begin=begin, now=now, who=who)
    for each in ending:
        _end(each, replace(why, into=(matter.code,)), proposal, now, who)
    take_step(proposal, Status.PUBLISHED, actor, now)
    return version


def _why(proposal: MatterProposal) -> MatterWhy:
    hands = {
        "drafted_by": step_of(proposal, Status.DRAFT),
        "reviewed_by": step_of(proposal, Status.REVIEWED),
        "approved_by": step_of(proposal, Status.APPROVED),
    }
    kind = ChangeKind(proposal.kind)
    return MatterWhy(kind, proposal.reason, proposal.grounds, tuple(proposal.into), **hands)


def _row(proposal: MatterProposal) -> MatterRow:
    return MatterRow(**{name: getattr(proposal, name) for name in MatterRow.__dataclass_fields__})


def _set_up(proposal: MatterProposal) -> Matter:
    if Matter.objects.filter(code=proposal.code).exists():
        raise Refusal("matter_code_taken", value=proposal.code)
    row = _row(proposal)
    proposal.matter = Matter.objects.create(
        code=proposal.code, name=row.name, name_en=row.name_en, type=row.type, level=row.level
    )
    return proposal.matter


def _locked(matters: Iterable[Matter]) -> list[Matter]:
    found = Matter.objects.select_for_update().filter(pk__in=[matter.pk for matter in matters])
    return list(found.order_by("pk"))


def _end(matter: Matter, why: MatterWhy, proposal: MatterProposal, now: datetime, who: str) -> MatterVersion:
    """Its last version says since when it is cancelled, and in what it goes on. Services still on it keep it."""
    (kept,) = _locked([matter])
    demand_standing(kept)
    last = last_version(kept)
    assert last is not None
    using = services_of(kept).count()
    if using:
        raise Refusal("matter_in_use", matter=kept.name, number=using)
    state = MatterVersion.State.CANCELLED
    return add_version(kept, row_of(last), why, begin=proposal.valid_from, now=now, who=who, state=state)
