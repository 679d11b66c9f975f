"""The placements of the demo's services, with the days on which each was so."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import Min

from yimen.catalogue.concentration.models import Placement
from yimen.catalogue.models import Service, ServiceVersion
from yimen.clock.dates import SHANGHAI
from yimen.demo import Progress
from yimen.demo.district import DISTRICT
from yimen.demo.placements import PlacedData, placements


def load_placements(progress: Progress) -> None:
    """Placements of services that have none yet. Raw rows, in the order of time, as their act would write them."""
    known = set(Placement.objects.values_list("service__code", flat=True))
    services = dict(Service.objects.filter(district=DISTRICT).values_list("code", "pk"))
    first = ServiceVersion.objects.filter(service__district=DISTRICT).order_by().values("service")
    began: dict[int, date] = dict(first.annotate(day=Min("valid_from")).values_list("service", "day"))
    rows = [
        row
        for code, every in groupby(placements(), key=lambda each: each.service)
        if code not in known and code in services
        for row in _rows(services[code], list(every), began[services[code]])
    ]
    Placement.objects.bulk_create(rows, batch_size=500)
    progress("placements", len(rows), len(rows))


def _rows(service: int, every: list[PlacedData], began: date) -> Iterator[Placement]:
    """A service is placed from the day on which it came into the catalogue at the earliest."""
    days = [max(each.begin, began) for each in every]
    kept = [place for place, day in enumerate(days) if day not in days[place + 1 :]]
    for number, place in enumerate(kept, 1):
        each, following = every[place], kept[number] if number < len(kept) else None
        yield Placement(
            service_id=service,
            number=number,
            valid_from=days[place],
            valid_to=days[following] - timedelta(days=1) if following is not None else None,
            powers=list(each.powers),
            in_hall=bool(each.window),
            window=each.window,
            authority_document=each.document,
            authority_day=each.document_day,
            reason=each.reason,
            recorded_at=datetime.combine(days[place], time(15), SHANGHAI),
            recorded_by="system",
        )
