"""Reads of announcements that pages and API share."""

from datetime import date

from django.db.models import Q, QuerySet

from yimen.announcements.models import Announcement
from yimen.errors import Refusal


def shown(district: str, today: date) -> QuerySet[Announcement]:
    """What the public sees on a day, newest first."""
    published = Announcement.objects.filter(district=district, status=Announcement.Status.PUBLISHED)
    return published.filter(Q(last=None) | Q(last__gte=today), first__lte=today).order_by("-first", "-id")


def shown_one(district: str, number: int, today: date) -> Announcement:
    """One of them. Raises Refusal announcement_not_found (404), also for one whose days are over or to come."""
    found = shown(district, today).filter(pk=number).first()
    if found is None:
        raise Refusal("announcement_not_found", status=404)
    return found


def all_of(district: str) -> QuerySet[Announcement]:
    """For those who write them: whatever its state, the latest change first."""
    return Announcement.objects.filter(district=district).order_by("-updated_at", "-id")
