"""Use the code of a notice, once."""

from datetime import datetime

from django.db import transaction

from yimen.cases.models import Invitation
from yimen.cases.third_parties import tidy_code
from yimen.errors import Refusal
from yimen.vault import blind_index


def open_invitation(code: str, *, now: datetime) -> Invitation:
    """The invitation of this code, which opens nothing from now on: the caller remembers who opened it.

    Count tries before (`accounts.limits`). Raises Refusal: invitation_code_missing (422), invitation_unknown (404),
    invitation_replaced, invitation_used, invitation_expired (410).
    """
    typed = tidy_code(code)
    if not typed:
        raise Refusal("invitation_code_missing", status=422)
    with transaction.atomic():
        found = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("case")
            .filter(code_index=blind_index(typed))
            .first()
        )
        if found is None:
            raise Refusal("invitation_unknown", status=404)
        if found.replaced_at is not None:
            raise Refusal("invitation_replaced", status=410)
        if found.opened_at is not None:
            raise Refusal("invitation_used", status=410)
        if now >= found.expires_at:
            raise Refusal("invitation_expired", status=410)
        found.opened_at = now
        found.save(update_fields=["opened_at"])
    return found
