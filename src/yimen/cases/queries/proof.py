"""The proof of record: that a case stood so at the end of a day, checkable without us (docs/ledger.md, docs/verify_proof.py)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import structlog

from yimen.cases.access import insider
from yimen.cases.chains import body
from yimen.cases.heads import Head, way_to_root
from yimen.cases.models import Case, CaseEvent
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.ledger import chain
from yimen.ledger.merkle import Step, climb
from yimen.ledger.models import DailyRoot
from yimen.procedure import Actor

log = structlog.get_logger("yimen.ledger")

FORM = "yimen-proof-1"
# What an applicant is told in any case. Everything else, and what carries an internal note, is shown by its hash alone.
TOLD = frozenset(
    {
        "submitted", "corrected_on_the_spot", "correction_notified", "resubmitted", "gap_tolerated", "promised",
        "original_compared",
        "accepted", "deemed_accepted", "acceptance_refused", "clock_stopped", "clock_resumed", "extended",
        "hearing_announced", "hearing_right_told", "hearing_waived", "hearing_not_requested", "hearing_notified",
        "decided", "decided_at_once", "certificate_issued", "delivered", "withdrawn", "terminated",
        "obligation_fulfilled", "obligation_lapsed", "rectification_ordered", "private_erased",
    }
)  # fmt: skip
NOTES_TOLD = frozenset({"correction_notified", "resubmitted"})


@dataclass(frozen=True)
class Proof:
    """One case (or permit) in the tree of one day.

    events  those up to the head, first to last: hash, and the body it was made from where the reader may see it
    """

    head: Head
    path: list[Step]
    root: DailyRoot
    events: list[dict[str, Any]]
    form: str = FORM

    def as_json(self) -> dict[str, Any]:
        """The form that is downloaded."""
        statement, signature = self.root.statement, self.root.signature
        return {
            "form": self.form,
            "leaf": {"subject": self.head.number, "sequence": self.head.sequence, "hash": self.head.hash},
            "path": [{"side": step.side, "hash": step.hash.hex()} for step in self.path],
            "statement": statement.values,
            "signature": {"algorithm": signature.algorithm, "value": signature.value},
            "certificates": signature.certificates,
            "events": self.events,
        }


@dataclass(frozen=True)
class ProofState:
    """Whether a case has a proof: the day it proves, or (None) the first day on which there will be one.

    late  that day has come, and the root is still to be made
    """

    day: date | None
    expected: date
    late: bool


def proof_state(case: Case, today: date) -> ProofState:
    """Two small queries, for pages that offer the proof."""
    first = CaseEvent.objects.filter(case=case).order_by("sequence").values_list("recorded_at", flat=True).first()
    opened = shanghai_date(first or case.submitted_at)
    last = DailyRoot.objects.order_by("-day").values_list("day", flat=True).first()
    expected = opened + timedelta(days=1)
    return ProofState(last if last and last >= opened else None, expected, today >= expected)


def proof_for(case: Case, actor: Actor, today: date) -> Proof:
    """The proof under the newest root; ask `case_for` first. Counts the case's page of the tree, not the whole.

    Raises Refusal proof_not_yet, proof_late (409); proof_unfit (409) when case and signed root contradict each other.
    """
    state = proof_state(case, today)
    if state.day is None:
        raise Refusal("proof_late") if state.late else Refusal("proof_not_yet", day=state.expected.isoformat())
    root = DailyRoot.objects.get(day=state.day)
    way = way_to_root(case.pk, root.day, root.page_firsts, bytes(root.page_nodes))
    if way is None or climb(way[0].leaf, way[1]).hex() != root.root:
        log.error("proof_unfit", case=case.number, day=root.day.isoformat())
        raise Refusal("proof_unfit", day=root.day.isoformat())
    return Proof(way[0], way[1], root, _events(case, way[0].sequence, actor))


def _events(case: Case, last: int, actor: Actor) -> list[dict[str, Any]]:
    inside = insider(actor)
    events = CaseEvent.objects.filter(case=case, sequence__lte=last).order_by("sequence")
    return [
        {
            "sequence": event.sequence,
            "previous": event.previous_hash,
            "hash": event.hash,
            "body": _body(case, event) if inside or _may_see(event, actor) else None,
        }
        for event in events
    ]


def _may_see(event: CaseEvent, actor: Actor) -> bool:
    if event.who == actor.who:
        return True
    return event.kind in TOLD and (event.kind in NOTES_TOLD or not event.data.get("note"))


def _body(case: Case, event: CaseEvent) -> dict[str, Any]:
    return body(
        case.number,
        event.sequence,
        event.kind,
        chain.moment(event.at),
        event.role,
        event.who,
        event.data,
        event.journey,
    )
