"""The public statistics: counted by hand here, from the events there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from yimen.agencies.queries import actor_for
from yimen.cases.acts.decide import decide
from yimen.cases.acts.lapse import lapse
from yimen.cases.acts.withdraw import withdraw
from yimen.cases.models import Case
from yimen.cases.queries.monthly import statistics, years
from yimen.cases.tests.factories import make_actor, make_agency, make_case, make_service, make_user
from yimen.procedure import Role

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2016, 6, 1), date(2016, 7, 1)


def shanghai(month: int, day: int, hour: int = 9, year: int = 2016) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_by_month_and_department() -> None:
    food, health = make_service(make_agency("scjg")), make_service(make_agency("wsjk"), name="公共场所卫生许可")
    make_case(food, state="granted", now=shanghai(6, 1))
    make_case(food, state="refused", now=shanghai(6, 2))
    make_case(food, state="submitted", now=shanghai(6, 3))
    make_case(health, state="accepted", now=shanghai(6, 3))
    late = make_case(food, state="examined", now=shanghai(6, 1))
    decide(late.number, actor=make_actor(Role.SECTION_HEAD, agency=late.agency), now=shanghai(7, 4), outcome="grant")
    make_case(food, state="granted", now=shanghai(6, 1, year=2015))
    found = statistics(2016)
    counted = {(month, agency.code): (part.accepted, part.completed) for (month, agency), part in found.parts.items()}
    assert counted == {(JUNE, "scjg"): (3, 2), (JUNE, "wsjk"): (1, 0), (JULY, "scjg"): (0, 1)}
    # On 4 July the promised five working days are over, and so are the twenty of the law.
    assert found.by_month()[JULY].promised == (0, 1)
    assert found.by_month()[JUNE].promised == (2, 2)
    whole = found.whole()
    assert (whole.accepted, whole.completed, whole.promised) == (4, 3, (2, 3))
    assert [agency.code for agency in found.by_agency()] == ["scjg", "wsjk"]
    assert years() == [2016, 2015]


def test_ended_in_another_way_is_completed_only_after_acceptance() -> None:
    for state in ("submitted", "accepted"):
        user = make_user(Role.APPLICANT)
        case = make_case(state=state, now=shanghai(6, 1), applicant=user)
        withdraw(case.number, actor=actor_for(user), now=shanghai(6, 2))
    assert statistics(2016).whole().completed == 1


def test_accepted_by_law_and_confirmed_is_accepted_once() -> None:
    case = make_case(now=shanghai(6, 1))
    lapse(case.number, now=shanghai(6, 20))
    from yimen.cases.acts.accept import accept

    accept(case.number, actor=make_actor(Role.OFFICER, agency=case.agency), now=shanghai(6, 20, 10))
    assert Case.objects.get().events.filter(kind__in=("deemed_accepted", "accepted")).count() == 2
    assert statistics(2016).whole().accepted == 1


def test_a_month_is_one_of_shanghai() -> None:
    make_case(state="accepted", now=shanghai(6, 30, 22))
    make_case(state="accepted", now=shanghai(6, 30, 23))
    assert {month: part.accepted for month, part in statistics(2016).by_month().items()} == {JUNE: 1, JULY: 1}


def test_nothing_yet() -> None:
    assert (years(), statistics(2016).parts) == ([], {})
