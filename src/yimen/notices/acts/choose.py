"""Choose by which ways one hears, and of what."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from yimen.dispatch import outside
from yimen.errors import Refusal
from yimen.notices.confirming import send_link
from yimen.notices.models import Level, Preferences
from yimen.notices.queries import preferences_of
from yimen.procedure import Actor


@dataclass(frozen=True)
class Choice:
    """What somebody wants. An empty address takes the channel away; levels are values of `models.Level`."""

    email: str = ""
    email_level: str = Level.ALL
    sms_level: str = Level.NEEDED
    webhook_url: str = ""
    webhook_level: str = Level.ALL


def choose(choice: Choice, *, actor: Actor, now: datetime) -> Preferences:
    """A new e-mail address gets one message with a link, and is not used before that is opened.

    A new webhook address gets a new secret. Raises Refusal: email_unreadable, notice_level_unknown, webhook_… (422).
    """
    if {choice.email_level, choice.sms_level, choice.webhook_level} - set(Level.values):
        raise Refusal("notice_level_unknown", status=422)
    email, url = choice.email.strip(), choice.webhook_url.strip()
    if email:
        _check_email(email)
    if url:
        # Asked before the transaction: a name server may take its time.
        outside.resolve(outside.target_of(url))
    return _write(replace(choice, email=email, webhook_url=url), actor, now)


@transaction.atomic
def _write(choice: Choice, actor: Actor, now: datetime) -> Preferences:
    row = preferences_of(int(actor.who), lock=True)
    if choice.email != row.email:
        row.email, row.email_confirmed_at = choice.email, None
        if choice.email:
            send_link(row.user_id, choice.email, now=now)
    if choice.webhook_url != row.webhook_url:
        row.webhook_url = choice.webhook_url
        row.webhook_secret = secrets.token_urlsafe(32) if choice.webhook_url else ""
    row.email_level, row.sms_level, row.webhook_level = choice.email_level, choice.sms_level, choice.webhook_level
    row.updated_at = now
    row.save()
    return row


def _check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Refusal("email_unreadable", status=422, email=email[:100]) from wrong
