"""Permits as answers, and the pages of their list."""

import base64
import binascii
import json
from datetime import date

from django.db.models import Q, QuerySet

from yimen.api.answers.base import Words
from yimen.api.answers.cases import ServiceName
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.permits import PermitClock, PermitEventRow, PermitRow, PossiblePermitAct
from yimen.api.paging import LARGEST_ID
from yimen.errors import Refusal
from yimen.permits.lists import RunningClock
from yimen.permits.models import Permit, PermitEvent, Standing
from yimen.permits.words import article_of, exchange_code
from yimen.procedure import Possibility
from yimen.procedure import Words as LawWords
from yimen.procedure.permit import PERMIT_ROW_OF_EVENT, PermitFile


def permit_row(permit: Permit) -> PermitRow:
    """A permit with its service, agency and case (select_related all three)."""
    agency, service, standing = permit.agency, permit.service, Standing(permit.state)
    return PermitRow.model_construct(
        number=permit.number,
        state=permit.state,
        state_code=exchange_code(standing),
        article=article_of(standing),
        sequence=permit.sequence,
        service=ServiceName.model_construct(code=service.code, name=_words(service.name, service.name_en)),
        agency=AgencyName.model_construct(code=agency.code, name=_words(agency.name, agency.name_en)),
        holder=permit.holder_label,
        case=permit.case.number,
        certificate=permit.certificate,
        granted_at=permit.granted_at,
        valid_from=permit.valid_from,
        valid_until=permit.valid_until,
        renewal_asked=permit.renewal_asked,
        ended_at=permit.ended_at,
        ground=permit.ground,
    )


def event_row(event: PermitEvent) -> PermitEventRow:
    """One event of a permit."""
    row = PERMIT_ROW_OF_EVENT[event.kind]
    return PermitEventRow.model_construct(
        sequence=event.sequence,
        kind=event.kind,
        act=row.act,
        title=_law(row.title),
        article=row.article,
        at=event.at,
        role=event.role,
        who=event.who,
        data=event.data,
        previous_hash=event.previous_hash,
        hash=event.hash,
    )


def clock_row(each: RunningClock) -> PermitClock:
    """One period."""
    run, state = each.run, each.state
    return PermitClock.model_construct(
        name=run.name,
        article=run.article,
        started=run.started,
        due=state.due,
        ended=run.ended,
        colour=state.colour.value,
    )


def possible_row(each: Possibility[PermitFile]) -> PossiblePermitAct:
    """One act, allowed or not."""
    refusal = each.refusal
    return PossiblePermitAct.model_construct(
        act=each.row.act,
        title=_law(each.row.title),
        article=(refusal.article if refusal and refusal.article else each.row.article),
        allowed=each.allowed,
        refusal=refusal.code if refusal else "",
    )


def cursor_of(last: Permit) -> str:
    """The cursor that stands after this permit in the order of the list: nearest end first, without end last."""
    day = last.valid_until.isoformat() if last.valid_until else None
    text = json.dumps([day, last.pk], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def after(found: QuerySet[Permit], cursor: str) -> QuerySet[Permit]:
    """The permits that follow the cursor. Raises Refusal cursor_invalid (422)."""
    if not cursor:
        return found
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        day, number = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
        last = None if day is None else date.fromisoformat(day)
        if type(number) is not int or not 0 < number <= LARGEST_ID:
            raise ValueError(cursor)
    except (ValueError, TypeError, UnicodeError, binascii.Error, RecursionError):
        raise Refusal("cursor_invalid", status=422) from None
    if last is None:
        return found.filter(valid_until=None, id__gt=number)
    return found.filter(Q(valid_until__gt=last) | Q(valid_until=last, id__gt=number) | Q(valid_until=None))


def _words(zh: str, en: str) -> Words:
    return Words.model_construct(zh=zh, en=en)


def _law(words: LawWords) -> Words:
    return Words.model_construct(zh=words.zh, en=words.en)
