"""Write an announcement, or change one that is being written."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.announcements.access import demand_role, locked
from yimen.announcements.models import Announcement, Step
from yimen.errors import Refusal
from yimen.procedure import Actor


@dataclass(frozen=True)
class Text:
    """What an announcement says, and on which days."""

    title: str
    title_en: str
    text: str
    text_en: str
    first: date
    last: date | None = None
    kind: str = Announcement.Kind.NOTICE


@transaction.atomic
def write(text: Text, district: str, *, actor: Actor, now: datetime, number: int | None = None) -> Announcement:
    """A new draft, or (number) a draft changed; who wrote last counts as its writer.

    Raises Refusal: announcement_needs_role (403), announcement_not_found (404), announcement_settled (409),
    announcement_incomplete, announcement_days_wrong, announcement_kind_unknown (422).
    """
    demand_role(actor)
    _check(text)
    row = Announcement(district=district) if number is None else locked(number, Announcement.Status.DRAFT)
    for name, value in text.__dict__.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.written_by, row.updated_at = actor.who, now
    row.save()
    Step.objects.create(announcement=row, kind=Step.Kind.WRITTEN, at=now, who=actor.who, name=actor.name)
    return row


def _check(text: Text) -> None:
    if not all(part.strip() for part in (text.title, text.title_en, text.text, text.text_en)):
        raise Refusal("announcement_incomplete", status=422)
    if text.last is not None and text.last < text.first:
        raise Refusal("announcement_days_wrong", status=422)
    if text.kind not in Announcement.Kind.values:
        raise Refusal("announcement_kind_unknown", status=422)
