"""End a block early: by those who lead the department that made it."""

from datetime import datetime

from django.db import transaction

from yimen.consult.access import demand_leading
from yimen.consult.models import Block
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def lift_block(block_id: int, *, actor: Actor, now: datetime) -> Block:
    """Twice does no harm. Raises Refusal: consult_needs_lead, consult_needs_department (403), consult_block_not_found (404)."""
    agency = demand_leading(actor)
    own = Block.objects.select_for_update(of=("self",)).filter(conversation__agency=agency)
    block = own.filter(pk=block_id).first()
    if block is None:
        raise Refusal("consult_block_not_found", status=404)
    if block.lifted_at is None:
        block.lifted_at, block.lifted_by = now, actor.who
        block.save(update_fields=["lifted_at", "lifted_by"])
    return block
