"""Warnings as answers, and the pages of their list."""

import base64
import binascii
import json
from datetime import date

from django.db.models import Q, QuerySet

from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.warnings import WarningEventRow, WarningRow
from yimen.api.paging import LARGEST_ID
from yimen.errors import Refusal
from yimen.oversight.models import ClockWarning, WarningEvent


def warning_row(warning: ClockWarning) -> WarningRow:
    """A warning with its case and agencies (select_related all three)."""
    agency = warning.agency
    return WarningRow.model_construct(
        number=warning.number,
        rule=warning.rule,
        case=warning.case.number,
        clock=warning.clock,
        run=warning.run,
        term=warning.term,
        colour_before=warning.colour_before,
        colour=warning.colour,
        day=warning.day,
        due=warning.due,
        agency=AgencyName.model_construct(
            code=agency.code, name=Words.model_construct(zh=agency.name, en=agency.name_en)
        ),
        section=warning.section,
        level=warning.level,
        state=warning.state,
        ended_on=warning.ended_on,
        ended_how=warning.ended_how,
        organ=warning.organ.code if warning.organ else "",
        until=warning.until,
        explanation=warning.explanation,
        sequence=warning.sequence,
    )


def warning_event_row(event: WarningEvent) -> WarningEventRow:
    """One event of a warning."""
    return WarningEventRow.model_construct(
        sequence=event.sequence,
        kind=event.kind,
        at=event.at,
        role=event.role,
        who=event.who,
        data=event.data,
        previous_hash=event.previous_hash,
        hash=event.hash,
    )


def cursor_of(last: ClockWarning) -> str:
    """The cursor that stands after this warning in the order of the list: latest day first."""
    text = json.dumps([last.day.isoformat(), last.pk], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def after(found: QuerySet[ClockWarning], cursor: str) -> QuerySet[ClockWarning]:
    """The warnings that follow the cursor. Raises Refusal cursor_invalid (422)."""
    if not cursor:
        return found
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        day, number = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
        last = date.fromisoformat(day)
        if type(number) is not int or not 0 < number <= LARGEST_ID:
            raise ValueError(cursor)
    except (ValueError, TypeError, UnicodeError, binascii.Error, RecursionError):
        raise Refusal("cursor_invalid", status=422) from None
    return found.filter(Q(day__lt=last) | Q(day=last, id__lt=number))
