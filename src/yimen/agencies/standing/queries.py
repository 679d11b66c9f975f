"""Reads of how organs stood and who sat where, as of a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from yimen.agencies.models import Agency, AgencyVersion, Seat, Staff
from yimen.agencies.standing.rules import Stay


def versions_of(agency: Agency) -> list[AgencyVersion]:
    """How the organ stood, the newest first; empty where it was never changed by an act."""
    return list(agency.versions.order_by("-number"))


def successors(codes: Iterable[str]) -> list[Agency]:
    """The organs with these codes, in which another goes on."""
    return list(Agency.objects.filter(code__in=list(codes)))


def seats_from(agency: Agency, day: date) -> QuerySet[Seat]:
    """The seats in an organ on the day or later, the next to begin last."""
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return agency.seats.filter(until).select_related("user").order_by("valid_from", "pk")


def coming_seats(agency: Agency, day: date) -> list[Seat]:
    """Who is to sit in the organ from a later day on."""
    return list(seats_from(agency, day).filter(valid_from__gt=day))


def seats_of_person(user_id: int) -> list[Seat]:
    """Where somebody sat and is to sit, the newest first."""
    return list(Seat.objects.filter(user_id=user_id).select_related("agency").order_by("-pk"))


def stays(agency: Agency, section: str, day: date, without: int) -> list[Stay]:
    """Who sits in a section on the day or later, but for one person (`without`: number of the account). Two queries.

    Who was never moved by an act sits where the row of staff says.
    """
    seats = seats_from(agency, day).filter(section=section).exclude(user_id=without)
    found = [Stay(seat.user.name, seat.valid_from, seat.valid_to, seat.head) for seat in seats]
    moved = Seat.objects.values("user")
    unmoved = agency.staff.filter(section=section).exclude(user_id=without).exclude(user__in=moved)
    found += [Stay(each.user.name, None, None, each.head) for each in unmoved.select_related("user").order_by("pk")]
    return found


def staying(agency: Agency) -> int:
    """How many people sit in the organ without an end."""
    seated = agency.seats.filter(valid_to=None).count()
    return seated + agency.staff.exclude(user__in=Seat.objects.values("user")).count()


def people_of(agency: Agency) -> QuerySet[Staff]:
    """Everybody who sits in the organ now, with the account; by section."""
    return agency.staff.select_related("user").order_by("section", "-head", "pk")
