"""The proof of record of a permit: the same as of a case, under the root of permits in the same signed statement."""

from dataclasses import dataclass
from datetime import date, timedelta

import structlog

from yimen.cases.chains import body
from yimen.cases.heads import way_to_root
from yimen.cases.queries.proof import Proof
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.ledger import chain, trees
from yimen.ledger.merkle import climb
from yimen.ledger.models import DailyRoot
from yimen.permits.models import Permit, PermitEvent

log = structlog.get_logger("yimen.ledger")

FORM = "yimen-permit-proof-1"


@dataclass(frozen=True)
class PermitProofState:
    """Whether a permit has a proof: the day it proves, or (None) the first day on which there will be one."""

    day: date | None
    expected: date


def proof_state(permit: Permit, today: date) -> PermitProofState:
    """Two small queries. Roots of days that were signed before permits were covered prove nothing here."""
    first = PermitEvent.objects.filter(permit=permit).order_by("sequence").values_list("recorded_at", flat=True).first()
    opened = shanghai_date(first or permit.granted_at)
    last = DailyRoot.objects.filter(permits__isnull=False).order_by("-day").values_list("day", flat=True).first()
    # A permit older than the first root that covers it is in that of tonight.
    expected = max(opened + timedelta(days=1), today if last is None else opened)
    return PermitProofState(last if last and last >= opened else None, expected)


def proof_for(permit: Permit, today: date) -> Proof:
    """The proof under the newest root that covers permits; ask `permits.access.require_seeing` first.

    Raises Refusal permit_proof_not_yet (409); permit_proof_unfit (409) when permit and signed root contradict each other.
    """
    state, subjects = proof_state(permit, today), trees.permits()
    if state.day is None or subjects is None:
        raise Refusal("permit_proof_not_yet", day=state.expected.isoformat())
    root = DailyRoot.objects.get(day=state.day)
    way = way_to_root(permit.pk, root.day, root.permits_firsts, bytes(root.permits_nodes), subjects)
    if way is None or climb(way[0].leaf, way[1]).hex() != root.permits_root:
        log.error("permit_proof_unfit", permit=permit.number, day=root.day.isoformat())
        raise Refusal("permit_proof_unfit", day=root.day.isoformat())
    head, path = way
    return Proof(head, path, root, _events(permit, head.sequence), FORM)


def _events(permit: Permit, last: int) -> list[dict[str, object]]:
    """Every event up to the head. The holder is told all that was done to the permit; notes are none of its arguments."""
    events = PermitEvent.objects.filter(permit=permit, sequence__lte=last).order_by("sequence")
    return [
        {
            "sequence": event.sequence,
            "previous": event.previous_hash,
            "hash": event.hash,
            "body": body(
                permit.number,
                event.sequence,
                event.kind,
                chain.moment(event.at),
                event.role,
                event.who,
                event.data,
                event.journey,
            ),
        }
        for event in events
    ]
