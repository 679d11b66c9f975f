"""That a case is overdue, for its applicant and for the public, with the reason given (优化营商环境条例 36)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.agencies.remedies import remedies
from yimen.cases.models import Case
from yimen.oversight.models import ClockWarning
from yimen.oversight.queries import overdue_of, working_days_late
from yimen.procedure import Words
from yimen.procedure.remedies import Against


@dataclass(frozen=True)
class OverdueClock:
    """One time limit that was exceeded. ended: the day it came to its end all the same; reason: "" where none was given.

    remedies  where the applicant can turn while it still runs (行政复议法 23)
    """

    period: str
    due: date
    late: str
    ended: date | None
    reason: str
    explained_at: datetime | None
    warning: ClockWarning
    remedies: Words | None = None


def tell_overdue(case: Case, today: date) -> list[OverdueClock]:
    """The time limits of a case that were exceeded, those still running with what one can do; one query."""
    against = remedies(case.agency, Against.SILENCE)
    shown = [told(warning, today) for warning in overdue_of(case)]
    return [each if each.ended else replace(each, remedies=against) for each in shown]


def told(warning: ClockWarning, today: date) -> OverdueClock:
    """One warning as the public reads it."""
    number = working_days_late(warning.due, min(today, warning.ended_on or today))
    late = ngettext("%(n)d working day late", "%(n)d working days late", number) % {"n": number}
    return OverdueClock(
        period=period(warning.clock),
        due=warning.due,
        late=late,
        ended=warning.ended_on,
        reason=warning.explanation,
        explained_at=warning.explained_at,
        warning=warning,
    )


def period(name: str) -> str:
    """What a time limit is for, in words for everybody."""
    return {
        "correct": _("Answer to the application"),
        "decide": _("Decision, by the term of the law"),
        "promise": _("Decision, by the term promised"),
        "deliver": _("Delivery of the result"),
        "preliminary": _("Preliminary review by the lower organ"),
        "statements": _("Statements of third parties"),
        "hearing_request": _("Asking for a hearing"),
        "hearing": _("Holding the hearing"),
        "obligation": _("What may follow or was promised"),
        "rectification": _("Rectification"),
    }.get(name, name)
