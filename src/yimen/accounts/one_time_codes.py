"""Codes of six digits by SMS: sent to the phone of an account, good once, for ten minutes, for five tries."""

import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from yimen.accounts import limits
from yimen.accounts.models import OneTimeCode, Phone
from yimen.dispatch.acts import Outgoing, queue
from yimen.dispatch.models import Channel
from yimen.errors import Refusal

LIFETIME = timedelta(minutes=10)
DIGITS = 6
MOST_TRIES = 5


def phone_of(user_id: int) -> Phone:
    """The phone of an account. Raises Refusal phone_missing."""
    phone = Phone.objects.filter(user_id=user_id).first()
    if phone is None:
        raise Refusal("phone_missing")
    return phone


def send_code(user_id: int, purpose: str, now: datetime) -> Phone:
    """Send a new code; one sent before for the same purpose is good no more.

    Raises Refusal: phone_missing, too_many_tries (429).
    """
    phone = phone_of(user_id)
    limits.take(limits.SMS_BY_ACCOUNT, str(user_id), now)
    limits.take(limits.SMS_BY_NUMBER, phone.number_index, now)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    OneTimeCode.objects.update_or_create(
        user_id=user_id,
        purpose=purpose,
        defaults={
            "number_index": phone.number_index,
            "digest": _digest(user_id, purpose, code),
            "expires_at": now + LIFETIME,
            "tries": 0,
        },
    )
    minutes = LIFETIME // timedelta(minutes=1)
    text = _("%(code)s is your code. It is good for %(minutes)s minutes; tell it to nobody.")
    words = text % {"code": code, "minutes": minutes}
    queue(Outgoing(f"code-{uuid4()}", Channel.SMS, phone.number, words, kind="code", passing=True), now=now)
    return phone


def redeem(user_id: int, purpose: str, typed: str, now: datetime) -> Phone:
    """Use the code up; the phone it was sent to.

    Raises Refusal (422): phone_missing, code_not_sent (none, too old, or for a number changed since), code_wrong.
    """
    phone = phone_of(user_id)
    waiting = OneTimeCode.objects.filter(
        user_id=user_id, purpose=purpose, number_index=phone.number_index, expires_at__gt=now
    )
    # The try is counted before it is made, so that many at once cannot slip through.
    if not waiting.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise Refusal("code_not_sent", status=422, field="code")
    digest = _digest(user_id, purpose, "".join(typed.split()))
    found = waiting.first()
    if found is None or not constant_time_compare(found.digest, digest):
        raise Refusal("code_wrong", status=422, field="code")
    if not OneTimeCode.objects.filter(pk=found.pk, digest=found.digest).delete()[0]:
        raise Refusal("code_not_sent", status=422, field="code")
    return phone


def purge(now: datetime) -> int:
    """Remove codes that are good no more; returns how many."""
    return OneTimeCode.objects.filter(expires_at__lte=now).delete()[0]


def _digest(user_id: int, purpose: str, code: str) -> str:
    return salted_hmac("yimen.one_time_code", f"{user_id} {purpose} {code}", algorithm="sha256").hexdigest()
