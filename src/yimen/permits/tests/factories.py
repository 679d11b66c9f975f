"""Permits for tests of this room and of those above: by the real acts, with a certificate that has no bytes behind it.

permit = make_permit()                        # granted on 1 June 2016 for five years, to a new applicant
permit = make_permit(state="revoked")         # taken there by the right people
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Case
from yimen.cases.rules import rules_of
from yimen.cases.tests.factories import MORNING, REMEDIES, make_actor, make_case, make_file, make_party
from yimen.catalogue.models import Service
from yimen.permits import numbers, store
from yimen.permits.acts import PERFORM
from yimen.permits.acts.issue import record
from yimen.permits.acts.lapse import lapse
from yimen.permits.identifier import Identifier
from yimen.permits.models import Certificate, Permit
from yimen.permits.validity import last_day
from yimen.procedure import SYSTEM, Actor, Role
from yimen.procedure.decide import attempt_row
from yimen.procedure.permit import PERMIT_ROW, PermitFile

FRAUD = {"ground": "fraud", "reason": "提供虚假证明", "remedies": REMEDIES}
RECALL = {
    "ground": "law_changed",
    "public_interest": "规划调整",
    "compensation": "按评估价补偿",
    "remedies": REMEDIES,
}
PENALTY = {"decision": "沪宝监处〔2016〕1号", "reason": "超范围经营", "remedies": REMEDIES}


def on(day: str, hour: int = 10) -> datetime:
    """An hour of a day in Shanghai."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), ZoneInfo("Asia/Shanghai")).replace(hour=hour)


def make_permit(
    service: Service | None = None,
    *,
    state: str = "valid",
    applicant: User | None = None,
    granted_on: date = date(2016, 6, 1),
    years: int | None = 5,
    **case: Any,
) -> Permit:
    """A permit in `state`; what ended it was done on 1 March of the year after."""
    begun = MORNING.replace(year=granted_on.year, month=granted_on.month, day=granted_on.day)
    granted = make_case(service, state="granted", applicant=applicant, now=begun, **case)
    permit = open_for(granted, granted_on, last_day(granted_on, years))
    for act, role, arguments in _ways(state):
        actor = make_actor(role, agency=permit.agency)
        PERFORM[act](permit.number, actor=actor, now=begun.replace(year=begun.year + 1, month=3), **arguments)
    if state == "expired" and permit.valid_until is not None:
        lapse(permit.number, now=begun.replace(year=permit.valid_until.year + 1))
    return Permit.objects.get(pk=permit.pk)


def open_for(case: Case, first: date, last: date | None) -> Permit:
    """The permit of a granted case, as `acts.issue` opens it, without typesetting anything."""
    told = {"certificate": numbers.draw(), "valid_from": first.isoformat()}
    if last is not None:
        told["valid_until"] = last.isoformat()
    at = case.decided_at + timedelta(minutes=1)
    row, rules = PERMIT_ROW["grant_permit"], rules_of(case.service_id, case.service_version)
    event = attempt_row(PermitFile(), row, "grant_permit", SYSTEM, at, told, rules)
    permit = store.open_permit(case, event, recorded_at=at)
    certificate = Certificate.objects.create(
        number=permit.number,
        identifier=str(Identifier("11100000000013338W011", "11430000006122244L", case.number)),
        case=case,
        permit=permit,
        service=case.service,
        agency=case.agency,
        title="食品经营许可证",
        holder_label=permit.holder_label,
        issued_at=at,
        valid_from=first,
        valid_until=last,
        sha256="0" * 64,
        file=make_file(),
    )
    record(case.number, certificate, at)
    return permit


def applied(permit: Permit, service: Any, now: datetime, purpose: str = "renewal", **replaced: Any) -> Case:
    """An application of the holder's about this permit; keyword arguments replace what it says."""
    told = {
        "service": service,
        "version": service.current,
        "applicant": make_party(permit.holder.user, now=now),
        "answers": service.answers,
        "materials": [("identity", make_file())],
        "channel": "online",
        "journey": uuid4(),
        "key": str(uuid4()),
        "purpose": purpose,
        "permit": replaced.pop("about", permit.number),
    } | replaced
    actor = told.pop("actor", None) or holder_of(permit)
    return submit(Application(**told), actor=actor, now=now)


def holder_of(permit: Permit) -> Actor:
    """The person who holds it."""
    user = permit.holder.user
    assert user is not None
    return actor_for(user)


def head_of(permit: Permit, role: Role = Role.AGENCY_HEAD) -> Actor:
    """A head of its agency."""
    return make_actor(role, agency=permit.agency)


def _ways(state: str) -> list[tuple[str, Role, dict[str, Any]]]:
    told = ("tell_penalty_hearing", Role.OFFICER, {"facts": "超范围经营"})
    return {
        "recalled": [("recall", Role.AGENCY_HEAD, RECALL)],
        "revoked": [("revoke", Role.AGENCY_HEAD, FRAUD)],
        "told": [told],
        "cancelled": [("cancel", Role.SECTION_HEAD, {"trigger": "organisation_ended"})],
    }.get(state, [])
