"""Ask for a check by machine, of a draft or of a case. As often as one likes: one waits, and sees what is there by then."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yimen.cases.drafts import open_draft
from yimen.cases.models import Case
from yimen.cases.queries import case_for
from yimen.ledger.outbox import Heard
from yimen.prereview.models import Review
from yimen.prereview.ordering import order
from yimen.procedure import SYSTEM, Actor


def order_draft_review(draft_id: UUID, *, actor: Actor, now: datetime) -> Review:
    """The review that waits for this draft. Raises Refusal draft_not_found, draft_already_submitted."""
    with transaction.atomic():
        return _waiting({"draft": open_draft(actor, draft_id)}, actor.who, now)


def order_case_review(number: str, *, actor: Actor, now: datetime) -> Review:
    """The review that waits for this case. Raises Refusal case_not_found, case_of_other_agency."""
    with transaction.atomic():
        return _waiting({"case": case_for(actor, number)}, actor.who, now)


def order_for_event(heard: Heard) -> None:
    """After a hand-in or a correction: the case is checked by machine before an officer looks. Listener `prereview.order`."""
    case = Case.objects.filter(number=heard.subject, accepted_at=None, closed_at=None).first()
    if case is not None:
        _waiting({"case": case}, SYSTEM.who, heard.now)


def ask_again(review: Review, now: datetime) -> Review:
    """The review that takes the place of one that was never finished."""
    subject = {"draft": review.draft} if review.draft is not None else {"case": review.case}
    return _waiting(subject, review.asked_by, now)


def _waiting(subject: dict[str, Any], who: str, now: datetime) -> Review:
    review, made = Review.objects.get_or_create(
        **subject, state=Review.State.WAITING, defaults={"asked_by": who, "asked_at": now}
    )
    if made:
        order(review)
    return review
