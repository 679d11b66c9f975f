"""How often something may be tried: by name, by address. Counted in PostgreSQL, for all server processes together.

A window begins with the first try and is over after `minutes`; tries beyond the limit do not lengthen it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from yimen.accounts.models import Tally
from yimen.errors import Refusal


@dataclass(frozen=True)
class Limit:
    """At most `most` tries for one key in `minutes`."""

    name: str
    most: int
    minutes: int = 15

    @property
    def window(self) -> timedelta:
        return timedelta(minutes=self.minutes)


LOGIN_BY_NAME = Limit("login_name", settings.YIMEN_LOGIN_ATTEMPTS)
LOGIN_BY_ADDRESS = Limit("login_address", settings.YIMEN_LOGIN_ATTEMPTS)
CODE_BY_ACCOUNT = Limit("second_factor", settings.YIMEN_LOGIN_ATTEMPTS)
SMS_BY_ACCOUNT = Limit("sms_account", 5, minutes=60)
SMS_BY_NUMBER = Limit("sms_number", 5, minutes=60)
REGISTER_BY_ADDRESS = Limit("register", 20, minutes=60)
MATCH_BY_ACCOUNT = Limit("match", 5, minutes=24 * 60)  # so that nobody tries out whose name belongs to a number
TRACK_BY_ADDRESS = Limit("track", 30)
INVITATION_BY_ADDRESS = Limit("invitation", 10)
TICKET_BY_ADDRESS = Limit("ticket", 300, minutes=5)  # a kiosk in a full hall
VERIFY_BY_ADDRESS = Limit("verify_upload", 30)
SUGGEST_BY_ADDRESS = Limit("suggest", 900, minutes=5)  # an office behind one address types at many desks
# Only calls without a valid token are counted: a known system may work as fast as it can.
API_BY_ADDRESS = Limit("api_stranger", 300)

_TAKE = """
    INSERT INTO accounts_tally AS t ("limit", key, since, count) VALUES (%(limit)s, %(key)s, %(now)s, 1)
    ON CONFLICT ("limit", key) DO UPDATE SET
        count = CASE WHEN t.since <= %(cutoff)s THEN 1 ELSE t.count + 1 END,
        since = CASE WHEN t.since <= %(cutoff)s THEN %(now)s ELSE t.since END
    RETURNING count, since
"""


def take(limit: Limit, key: str, now: datetime) -> None:
    """Count one try, before it is made, so that many at once cannot slip through.

    Raises Refusal too_many_tries (429) with `minutes` and `wait_seconds` until the window is over.
    """
    values: dict[str, Any] = {"limit": limit.name, "key": _hashed(limit, key), "now": now, "cutoff": now - limit.window}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, values)
        count, since = cursor.fetchone()
    if count > limit.most:
        raise _refusal(since + limit.window - now)


def give_back(limit: Limit, key: str) -> None:
    """Uncount one try that turned out to be honest."""
    with connection.cursor() as cursor:
        cursor.execute(
            'UPDATE accounts_tally SET count = count - 1 WHERE "limit" = %s AND key = %s AND count > 0',
            [limit.name, _hashed(limit, key)],
        )


def forget(limit: Limit, key: str) -> None:
    """Begin anew for this key."""
    Tally.objects.filter(limit=limit.name, key=_hashed(limit, key)).delete()


def purge(now: datetime) -> int:
    """Remove what no limit counts any more; returns how many rows."""
    return Tally.objects.filter(since__lt=now - timedelta(days=1)).delete()[0]


def _hashed(limit: Limit, key: str) -> str:
    return salted_hmac(f"yimen.limits.{limit.name}", key, algorithm="sha256").hexdigest()


def _refusal(left: timedelta) -> Refusal:
    seconds = max(1, ceil(left.total_seconds()))
    return Refusal("too_many_tries", status=429, minutes=ceil(seconds / 60), wait_seconds=seconds)
