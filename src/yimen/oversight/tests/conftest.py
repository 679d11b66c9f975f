"""The people of this room's tests: two departments, their staff, the supervisor, the leader, and an overdue case."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from yimen.procedure import Actor, Role


def shanghai(text: str) -> datetime:
    """A moment in Shanghai from "2016-06-01 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True)
class Cast:
    """Wu supervises, Zheng leads; Zhang examines for the agency and Liu heads its section; Zhao works elsewhere."""

    wu: Actor
    zheng: Actor
    zhang: Actor
    liu: Actor
    zhao: Actor
    chen: Actor


@pytest.fixture
def cast(db: None) -> Cast:
    from yimen.cases.tests.factories import make_actor, make_agency

    agency, other = make_agency("scjg"), make_agency("wjw", name="卫生健康委员会")
    return Cast(
        wu=make_actor(Role.SUPERVISOR),
        zheng=make_actor(Role.LEADER),
        zhang=make_actor(Role.OFFICER, agency=agency),
        liu=make_actor(Role.SECTION_HEAD, agency=agency),
        zhao=make_actor(Role.SECTION_HEAD, agency=other),
        chen=make_actor(Role.APPLICANT),
    )


@pytest.fixture
def overdue(cast: Cast):
    """The overdue warning of a case received on 1 June 2016 (due on the 8th) that nobody has answered by the 12th."""
    from yimen.agencies.models import Agency
    from yimen.cases.tests.factories import make_case, make_service
    from yimen.oversight.acts.raise_warnings import settle
    from yimen.oversight.models import ClockWarning

    case = make_case(make_service(Agency.objects.get(code="scjg")), now=shanghai("2016-06-01 09:00"))
    settle(case.number, shanghai("2016-06-12 00:05"))
    return ClockWarning.objects.get(case=case, colour="overdue")
