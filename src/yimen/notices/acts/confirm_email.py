"""Confirm an e-mail address by the link that was sent to it."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.notices.confirming import read_link
from yimen.notices.models import Preferences
from yimen.notices.queries import preferences_of
from yimen.procedure import Actor
from yimen.vault import blind_index


@transaction.atomic
def confirm_email(token: str, *, actor: Actor, now: datetime) -> Preferences:
    """Only for the account that entered it, and only while it is still their address.

    Raises Refusal email_link_wrong (422).
    """
    user_id, index = read_link(token)
    row = preferences_of(int(actor.who), lock=True)
    if user_id != int(actor.who) or not row.email or blind_index(row.email) != index:
        raise Refusal("email_link_wrong", status=422)
    row.email_confirmed_at = row.email_confirmed_at or now
    row.save(update_fields=["email_confirmed_at"])
    return row
