"""Who may not apply again: refused at every hand-in, in time and only in time, whatever name they come with (78, 79)."""

from datetime import date, timedelta
from typing import Any

import pytest

from yimen.cases import acts
from yimen.cases.models import Case
from yimen.cases.tests.factories import MORNING, REMEDIES, make_actor, make_case, make_party, make_service, make_user
from yimen.errors import Refusal
from yimen.parties.acts.bar_applicant import anniversary, bar_applicant
from yimen.parties.models import Bar
from yimen.procedure import Role

pytestmark = pytest.mark.django_db
LIES = {"outcome": "refuse", "reason": "提供虚假材料", "remedies": REMEDIES, "false_statement": "yes"}
DECIDED = date(2016, 6, 1)


def refused(service: Any, **lies: str) -> Case:
    case = make_case(service, state="examined")
    head = make_actor(Role.SECTION_HEAD, agency=case.agency)
    return acts.decide(case.number, actor=head, now=MORNING + timedelta(hours=8), **(LIES | lies))


def bar_of(service: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        make_case(service, applicant=make_user(Role.APPLICANT), now=MORNING + timedelta(days=30))
    return caught.value


def test_false_statements_bar_for_a_year_where_safety_or_life_is_touched() -> None:
    service = make_service(protected=True)
    refused(service)
    refusal = bar_of(service)
    assert (refusal.code, refusal.article, refusal.data["until"]) == ("applicant_barred", "行政许可法 78", "2017-06-01")


@pytest.mark.parametrize(("protected", "said"), [(False, "yes"), (True, "no")])
def test_nobody_else_is_barred(protected: bool, said: str) -> None:
    service = make_service(protected=protected)
    refused(service, false_statement=said)
    assert not Bar.objects.exists()
    assert make_case(service, now=MORNING + timedelta(days=30)).pk


def test_turned_away_for_false_statements_is_barred_too() -> None:
    service = make_service(protected=True)
    case = make_case(service)
    officer = make_actor(Role.OFFICER, agency=case.agency)
    told = {"ground": "false_statement", "reason": "虚假材料"}
    acts.refuse_acceptance(case.number, actor=officer, now=MORNING + timedelta(hours=1), **told)
    assert bar_of(service).code == "applicant_barred"


def test_another_kind_another_firm_and_the_day_after_are_free() -> None:
    service = make_service(protected=True)
    refused(service)
    assert make_case(make_service(service.agency), now=MORNING + timedelta(days=30)).pk
    other = make_party(identifier="310113198001010013")
    assert make_case(service, party=other, now=MORNING + timedelta(days=30)).pk
    assert make_case(service, now=MORNING + timedelta(days=366)).pk


def test_the_last_day_is_still_barred_and_the_longest_bar_is_told() -> None:
    service = make_service(protected=True)
    case = refused(service)
    kind = service.matter.code if service.matter else service.code
    told = {"identifier_index": case.applicant.identifier_index, "kind": kind, "now": MORNING}
    with pytest.raises(Refusal, match="applicant_barred"):
        make_case(service, now=MORNING + timedelta(days=365))
    bar_applicant(**told, years=3, article="行政许可法 79", decided_on=DECIDED, origin="7KQ4M2XD93RA")
    assert bar_of(service).data["until"] == "2019-06-01"


def test_an_act_that_is_refused_bars_nobody_and_a_repeated_one_bars_once() -> None:
    case = make_case(make_service(protected=True), state="examined")
    with pytest.raises(Refusal, match="act_not_your_role"):
        acts.decide(case.number, actor=make_actor(Role.OFFICER, agency=case.agency), now=MORNING, **LIES)
    assert not Bar.objects.exists()
    head, later = make_actor(Role.SECTION_HEAD, agency=case.agency), MORNING + timedelta(hours=8)
    for _each in range(2):
        acts.decide(case.number, actor=head, now=later, idempotency_key="once", **LIES)
    assert Bar.objects.count() == 1


def test_a_leap_day_has_an_anniversary() -> None:
    assert (anniversary(date(2016, 2, 29), 1), anniversary(date(2016, 2, 29), 4)) == (
        date(2017, 2, 28),
        date(2020, 2, 29),
    )
