"""Take a matter over into one's account, so that no code is needed to come back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.cases import access
from yimen.cases.models import Invitation
from yimen.errors import Refusal
from yimen.procedure import Actor


def claim_invitation(invitation_id: UUID, *, actor: Actor, now: datetime) -> Invitation:
    """The invitation, from now on this account's too. Who has opened it asks the caller.

    Raises Refusal: invitation_unknown (404), invitation_replaced (410), invitation_of_other, applicant_is_no_third_party
    (409).
    """
    with transaction.atomic():
        found = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("case", "case__applicant", "case__service", "case__agency")
            .filter(pk=invitation_id)
            .first()
        )
        if found is None or found.opened_at is None:
            raise Refusal("invitation_unknown", status=404)
        if found.replaced_at is not None:
            raise Refusal("invitation_replaced", status=410)
        if access.is_applicant(actor, found.case):
            raise Refusal("applicant_is_no_third_party", article="行政许可法 36")
        if found.user_id is not None and str(found.user_id) != actor.who:
            raise Refusal("invitation_of_other")
        found.user_id = int(actor.who)
        found.save(update_fields=["user"])
    return found
