"""Very many cases at once for `yimen bench lists`: rows copied into the tables that lists read, in the order of their days.

No events are written beside them, so nothing but lists can be asked of these cases.
"""

import random
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from yimen.bench.lives import Lives, Today, spread_at
from yimen.cases import numbers
from yimen.cases.models import Case
from yimen.cases.rules import calendar_of, rules_of
from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.demo import names
from yimen.parties.models import Party
from yimen.procedure import ServiceRules
from yimen.vault import encrypt_text, mask_name

DAYS = 730  # the cases came in over two years, every day equally many
CASES_A_PARTY = 5
PARTIES_OF_A_USER = 20
OWN = 60  # cases of the applicant whose list is measured
CLERKS = 40
FIRST_RUNNING = 100_001  # above the numbers of the demo district's cases of the same day
MOMENTS = ("submitted_at", "accepted_at", "decided_at", "closed_at")
CHANNELS = ("online", "online", "online", "counter", "counter", "api")

Told = Callable[[int, int], None]


def fill(count: int, now: datetime, applicant: int, told: Told) -> None:
    """Write so many cases and who applied; the tables are vacuumed and analysed afterwards.

    applicant  the account to which some of them belong; told: how many of how many are written
    """
    parties = _parties(max(1, count // CASES_A_PARTY), now, applicant)
    columns = [field.attname for field in Case._meta.concrete_fields if field.attname != "id"]
    today = shanghai_date(now)
    lives = Lives(Today(today, calendar_of(settings.YIMEN_DISTRICT, today)))
    services = _services()
    rules = {service.pk: rules_of(service.pk, service.current or 0) for service in services}
    # All that is read is read before: the connection takes no question while rows are copied.
    _copy("cases_case", columns, _cases(count, parties, services, rules, lives, told))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) cases_case, parties_party")


def _copy(table: str, columns: list[str], rows: Iterator[dict[str, Any]]) -> None:
    listed = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([row[column] for column in columns])


def _parties(count: int, now: datetime, applicant: int) -> list[tuple[int, str]]:
    """The parties written: id and label. The first ones belong to the account."""
    dice = random.Random(3)
    secret, empty = encrypt_text("benchmark"), encrypt_text("")
    people = [names.person(dice) for _ in range(2000)]
    labels = [mask_name(dice.choice(people)) if dice.random() < 0.6 else names.company(dice) for _ in range(count)]
    columns = [field.attname for field in Party._meta.concrete_fields if field.attname != "id"]
    before = Party.objects.order_by("-id").values_list("id", flat=True).first() or 0
    rows = (
        {
            "kind": Party.Kind.PERSON if "*" in label else Party.Kind.ORGANISATION,
            "label": label,
            "name": secret,
            "identifier": secret,
            "identifier_index": f"bench-{place}",
            "phone": empty,
            "phone_index": "",
            "legal_representative": empty,
            "user_id": applicant if place < PARTIES_OF_A_USER else None,
            "organisation_id": None,
            "created_at": now,
        }
        for place, label in enumerate(labels)
    )
    _copy("parties_party", columns, rows)
    written = Party.objects.filter(id__gt=before).order_by("id").values_list("id", "label")
    return list(written)


def _cases(
    count: int,
    parties: list[tuple[int, str]],
    services: list[Service],
    rules: dict[int, ServiceRules],
    lives: Lives,
    told: Told,
) -> Iterator[dict[str, Any]]:
    dice, today = random.Random(4), lives.today.day
    weights = [max(service.popularity, 1) for service in services]
    mine = set(range(0, count, max(1, count // OWN)))
    running: dict[Any, int] = {}
    for place in range(count):
        first = today - timedelta(days=DAYS - 1 - place * DAYS // count)
        running[first] = running.get(first, FIRST_RUNNING - 1) + 1
        service = dice.choices(services, weights)[0]
        party, label = parties[place % PARTIES_OF_A_USER % len(parties)] if place in mine else dice.choice(parties)
        shares = spread_at(lives.today.age(first))
        life = dice.choices(list(shares), list(shares.values()))[0]
        told_columns = lives.columns(rules[service.pk], life, first)
        later = timedelta(seconds=dice.randrange(8 * 3600))
        channel = dice.choice(CHANNELS)
        yield {
            **told_columns,
            **{name: told_columns[name] and told_columns[name] + later for name in MOMENTS},
            "number": numbers.compose(first, running[first]),
            "district": settings.YIMEN_DISTRICT,
            "journey": uuid.UUID(int=dice.getrandbits(128), version=4),
            "service_id": service.pk,
            "service_version": service.current,
            "agency_id": service.agency_id,
            "applicant_id": party,
            "applicant_label": label,
            "channel": channel,
            "submitted_by": f"clerk-{dice.randrange(CLERKS)}" if channel == "counter" else f"account-{party}",
            "submission_key": f"mass-{place}",
            "last_hash": f"{dice.getrandbits(256):064x}",
        }
        if place % 5000 == 0:
            told(place, count)


def _services() -> list[Service]:
    published = Service.objects.filter(status=Service.Status.PUBLISHED, current__isnull=False)
    return list(published.defer(*Service.SEARCHED).order_by("code"))
