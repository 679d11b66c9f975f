"""What was approved or decided ahead comes into force on its day: organs show their version, staff their seat, of today."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from yimen.agencies.models import AgencyVersion, Seat, Staff
from yimen.agencies.standing.writing import seat_shown, show
from yimen.clock import shanghai_date

# What a row of staff takes over from the seat.
POST = ("agency_id", "section", "title", "head")


@transaction.atomic
def bring_organs_into_force(now: datetime) -> int:
    """How many organs and people were behind. Safe to repeat."""
    today = shanghai_date(now)
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    differs = ~Q(agency__name=F("name")) | ~Q(agency__name_en=F("name_en")) | Q(agency__gone=F("stands"))
    versions = AgencyVersion.objects.filter(until, differs, valid_from__lte=today).select_related("agency")
    for version in versions:
        show(version.agency, version)
    shown = set(Staff.objects.values_list("user", *POST))
    seats = Seat.objects.filter(until, valid_from__lte=today)
    behind = [seat for seat in seats if (seat.user_id, *(getattr(seat, name) for name in POST)) not in shown]
    for seat in behind:
        seat_shown(seat)
    return len(versions) + len(behind)
