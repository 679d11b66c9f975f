"""Invite an agent (经办人): the legal representative says who, for what and until when."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from yimen import codes
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.models import Authority, Organisation
from yimen.parties.queries import own_organisation
from yimen.parties.scope import GROUPS
from yimen.vault import blind_index, mask_name

LONGEST_DAYS = 366
MOST_CODES = 50
LONGEST_CODE = {"services": 80, "agencies": 40}


def invite_agent(
    user_id: int,
    organisation_id: int,
    *,
    name: str,
    identifier: str,
    acts: Sequence[str],
    services: Sequence[str] = (),
    agencies: Sequence[str] = (),
    last_day: date,
    now: datetime,
) -> Authority:
    """The invitation. Only the account matched with this name and number can accept it.

    acts      at least one of `scope.GROUPS`; services, agencies: codes it is limited to, both empty: all
    last_day  at most a year ahead
    Raises Refusal: organisation_not_found (404), organisation_unconfirmed (409); party_name_missing, what
    `codes.check_resident_id` says, authority_acts, authority_days, authority_codes (422); authority_there (409).
    """
    organisation = own_organisation(user_id, organisation_id)
    if not organisation.confirmed:
        raise Refusal("organisation_unconfirmed", organisation=organisation.name)
    name = " ".join(name.split())[:100]
    if not name:
        raise Refusal("party_name_missing", status=422, field="name")
    number = codes.check_resident_id(identifier)
    today = shanghai_date(now)
    if not today <= last_day <= today + timedelta(days=LONGEST_DAYS):
        raise Refusal("authority_days", status=422, field="last_day", most=LONGEST_DAYS)
    authority = Authority(
        organisation=organisation,
        label=mask_name(name),
        identifier_index=blind_index(number),
        acts=_known_acts(acts),
        services=_tidy(services, "services"),
        agencies=_tidy(agencies, "agencies"),
        last_day=last_day,
        invited_at=now,
        invited_by_id=user_id,
    )
    return _kept(authority, organisation, now)


def _kept(authority: Authority, organisation: Organisation, now: datetime) -> Authority:
    over = Authority.objects.filter(
        organisation=organisation,
        identifier_index=authority.identifier_index,
        ended_at=None,
        last_day__lt=shanghai_date(now),
    )
    try:
        with transaction.atomic():
            over.update(ended_at=now, ended_as=Authority.Ending.RUN_OUT)
            authority.save(force_insert=True)
    except IntegrityError:
        raise Refusal("authority_there", field="identifier") from None
    return authority


def _known_acts(acts: Sequence[str]) -> list[str]:
    chosen = [name for name in GROUPS if name in acts]
    if not chosen or len(chosen) != len(set(acts)):
        raise Refusal("authority_acts", status=422, field="acts", acts=", ".join(GROUPS))
    return chosen


def _tidy(given: Sequence[str], field: str) -> list[str]:
    """The codes, each once. Whether there are such services and organs the entrances ask, which know those rooms."""
    wanted = sorted({code.strip() for code in given if code.strip()})
    if len(wanted) > MOST_CODES or any(len(code) > LONGEST_CODE[field] for code in wanted):
        raise Refusal("authority_codes", status=422, field=field, most=MOST_CODES)
    return wanted
