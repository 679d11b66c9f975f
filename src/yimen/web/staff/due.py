"""The nearest period of a case as a list shows it: day, which period, colour, word, working days left."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.cases.models import Case
from yimen.web.staff import words
from yimen.workdays.calendars import calendar_of


@dataclass(frozen=True)
class DueMark:
    """When the nearest period of a case ends, read on one day.

    provisional  the holidays of its year are not yet published: the day may move
    remaining  working days from the day after today to the last day; negative: so many working days past it
    """

    day: date
    period: str
    colour: str
    word: str
    remaining: int
    left: str
    brief: str
    provisional: bool = False


def due_mark(case: Case, today: date) -> DueMark | None:
    """The mark of a case, or nothing where no period runs."""
    if case.next_due is None:
        return None
    name = case.colour(today)
    remaining = working_days_left(case.next_due, today)
    told, brief = left(case.next_due, today), _brief(case.next_due, today, remaining)
    return DueMark(
        case.next_due, _period(case), name, words.colour(name), remaining, told, brief, not _known(case.next_due)
    )


def working_days_left(due: date, today: date) -> int:
    """Working days in (today, due]; past the day, minus those in (due, today]."""
    calendar = calendar_of(settings.YIMEN_DISTRICT)
    if today <= due:
        return calendar.working_days(today, due)
    return -calendar.working_days(due, today)


def _known(due: date) -> bool:
    return calendar_of(settings.YIMEN_DISTRICT).known(due)


def left(due: date, today: date) -> str:
    """How much time is left, in words."""
    number = working_days_left(due, today)
    if today == due:
        return _("last day today")
    if today > due:
        return ngettext("%(n)d working day late", "%(n)d working days late", -number) % {"n": -number}
    return ngettext("%(n)d working day left", "%(n)d working days left", number) % {"n": number}


def _brief(due: date, today: date, remaining: int) -> str:
    """The same under a heading that says "working days"."""
    if today == due:
        return _("today")
    if today > due:
        return ngettext("%(n)d day late", "%(n)d days late", -remaining) % {"n": -remaining}
    return ngettext("%(n)d day left", "%(n)d days left", remaining) % {"n": remaining}


def _period(case: Case) -> str:
    periods = (
        (case.due_correction, _("to accept")),
        (case.due_promised, _("promised")),
        (case.due_statutory, _("statutory")),
        (case.due_delivery, _("delivery")),
    )
    return next((name for day, name in periods if day == case.next_due), "")
