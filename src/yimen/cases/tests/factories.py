"""Cases for tests of this room and of those above: made by the real acts, in any state.

case = make_case()                                     # just handed in
case = make_case(state="granted", now=moment)          # walked there by the right people
"""

from datetime import datetime, timedelta
from functools import cache
from itertools import count
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from yimen.accounts.models import User
from yimen.agencies.models import Agency, Staff
from yimen.agencies.queries import actor_for
from yimen.cases import acts
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Case
from yimen.cases.rules import rules_of
from yimen.catalogue.models import Service
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.papers.models import StoredFile
from yimen.parties.acts.register_party import register_party
from yimen.parties.models import Party
from yimen.procedure import SYSTEM, Actor, Role

MORNING = datetime(2016, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
RESIDENT_ID = "110101199003077475"
USCC = "91310000775785552L"
PHONE = "13800000000"
PASSWORD = "one-door-for-all"
REMEDIES = "可在六十日内申请行政复议，或者在六个月内提起行政诉讼。"

_numbers = count(1)


def make_user(*roles: Role | str, agency: Agency | None = None, name: str = "", username: str = "") -> User:
    """A login with these roles; staff of the agency where one is given. The password is PASSWORD."""
    number = next(_numbers)
    user = User(
        username=username or f"user{number}", name=name or f"测试{number}", roles=[Role(role).value for role in roles]
    )
    user.password = _hashed()
    user.save()
    if agency is not None:
        Staff.objects.create(user=user, agency=agency, section="行政审批科")
    return user


@cache
def _hashed() -> str:
    """The password's hash, made once: Argon2 is slow on purpose."""
    return make_password(PASSWORD)


def make_actor(*roles: Role | str, agency: Agency | None = None) -> Actor:
    """A person who may act."""
    return actor_for(make_user(*roles, agency=agency))


def make_party(user: User | None = None, *, now: datetime = MORNING, **told: Any) -> Party:
    """A person who applies; keyword arguments replace what they told."""
    particulars = {"kind": "person", "name": "王小明", "identifier": RESIDENT_ID, "phone": PHONE} | told
    return register_party(**particulars, now=now, user_id=user.pk if user else None)


def make_file(name: str = "身份证.pdf", **columns: Any) -> StoredFile:
    """The row of a stored file; there are no bytes behind it."""
    given = {
        "sha256": f"{next(_numbers):064x}",
        "size": 1234,
        "media_type": "application/pdf",
        "name": name,
        "created_at": timezone.now(),
    } | columns
    return StoredFile.objects.create(**given)


def make_case(
    service: Service | None = None,
    *,
    state: str = "submitted",
    now: datetime = MORNING,
    applicant: User | None = None,
    party: Party | None = None,
) -> Case:
    """A case that the right people walked to `state`, one act an hour from `now`."""
    service = service or make_service()
    applicant = applicant or make_user(Role.APPLICANT)
    application = Application(
        service=service,
        version=service.current or 1,
        applicant=party or make_party(applicant, now=now),
        answers=getattr(service, "answers", {}),
        materials=[("identity", make_file())],
        channel="online",
        journey=uuid4(),
        key=str(uuid4()),
    )
    who = actor_for(applicant)
    case = submit(application, actor=who, now=now)
    for hour, (act, actor, arguments) in enumerate(_way(case, who, state), start=1):
        case = acts.PERFORM[act](case.number, actor=actor, now=now + timedelta(hours=hour), **arguments)
    return Case.objects.get(pk=case.pk)


def _way(case: Case, applicant: Actor, state: str) -> list[tuple[str, Actor, dict[str, Any]]]:
    agency = case.agency
    officers = [make_actor(Role.OFFICER, agency=agency) for _each in range(2)]
    head = make_actor(Role.SECTION_HEAD, agency=agency)
    rules = rules_of(case.service_id, case.service_version)
    opinions = [
        ("opine", officer, {"opinion": "agree", **({"step": step} if step else {})})
        for officer in officers
        for step in [step.name for step in rules.steps] or [""]
    ]
    accepted = [("accept", officers[0], {})]
    granted = [*accepted, *opinions, ("decide", head, {"outcome": "grant"})]
    refused = ("decide", head, {"outcome": "refuse", "reason": "不符合条件", "remedies": REMEDIES})
    issued = [*granted, ("record_certificate", SYSTEM, {"certificate": f"TEST{case.number}"})]
    ways = {
        "submitted": [],
        "pre_reviewed": [("pre_review", officers[0], {})],
        "correction": [("notify_correction", officers[0], {"items": ["身份证明", "场所平面图"]})],
        "accepted": accepted,
        "examined": [*accepted, *opinions],
        "granted": granted,
        "issued": issued,
        "refused": [*accepted, *opinions, refused],
        "delivered": [*issued, ("deliver", officers[0], {"method": "online"})],
        "not_accepted": [("refuse_acceptance", officers[0], {"ground": "not_needed"})],
        "withdrawn": [("withdraw", applicant, {})],
    }
    return ways[state]


def lately() -> datetime:
    """Early enough today for a few acts an hour apart, late enough that no period has ended by itself."""
    return timezone.now() - timedelta(hours=12)


__all__ = [
    "MORNING",
    "PASSWORD",
    "lately",
    "make_actor",
    "make_agency",
    "make_case",
    "make_file",
    "make_party",
    "make_service",
    "make_user",
]
