"""Write noted pages into the counts of their days, and throw away the salts and digests of days that are over."""

import secrets
from collections import Counter, defaultdict
from datetime import date

from django.db import connection, transaction

from yimen.visits.digests import digest
from yimen.visits.models import Salt, Seen

SALT_BYTES = 32

# Only those not seen before on the day add to its visits; several servers may write the same visitor at once.
_COUNT = """
WITH fresh AS (
    INSERT INTO visits_seen (day, digest) SELECT %(day)s::date, unnest(%(digests)s::bytea[])
    ON CONFLICT (day, digest) DO NOTHING RETURNING 1)
INSERT INTO visits_dailyvisits AS d (day, visits, views)
VALUES (%(day)s::date, (SELECT count(*) FROM fresh), %(views)s)
ON CONFLICT (day) DO UPDATE SET visits = d.visits + EXCLUDED.visits, views = d.views + EXCLUDED.views
"""


@transaction.atomic
def record(noted: Counter[tuple[date, str, str]]) -> None:
    """noted: (day, address, browser) -> pages. Digests are made here, in memory; neither address nor browser is written."""
    days: dict[date, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (day, address, agent), pages in noted.items():
        days[day][address, agent] += pages
    forget_before(min(days))
    for day, visitors in sorted(days.items()):
        salt = salt_of(day)
        digests = sorted(digest(salt, *visitor) for visitor in visitors)
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, {"day": day, "digests": digests, "views": visitors.total()})


def salt_of(day: date) -> bytes:
    """The salt of a day, made by whoever needs it first."""
    Salt.objects.bulk_create([Salt(day=day, value=secrets.token_bytes(SALT_BYTES))], ignore_conflicts=True)
    return bytes(Salt.objects.values_list("value", flat=True).get(day=day))


def forget_before(day: date) -> int:
    """Throw away salts and digests of earlier days; returns how many rows.

    A server that writes just after midnight what another one noted just before it may count those few visitors twice.
    """
    return Salt.objects.filter(day__lt=day).delete()[0] + Seen.objects.filter(day__lt=day).delete()[0]
