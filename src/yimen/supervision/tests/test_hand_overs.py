"""After a grant: handed over once, taken over by the right people, and late ones are seen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from yimen.agencies.acts.approve_revision import add_revision
from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.agencies.models import Staff
from yimen.agencies.queries import actor_for
from yimen.cases.tests.factories import MORNING, make_case, make_user
from yimen.catalogue.tests.factories import SUPERVISION, make_agency, make_service
from yimen.clock import official_calendar
from yimen.errors import Refusal
from yimen.ledger import outbox
from yimen.permits.tests.factories import open_for
from yimen.procedure import Actor, Role
from yimen.supervision.acts import hand_over, take_over
from yimen.supervision.models import HandOver
from yimen.supervision.queries import Filters, hand_over_for, hand_overs, loads, numbers, row_of
from yimen.supervision.timing import due_of, overdue_until

LATER = MORNING + timedelta(days=2)
SUPERVISOR = Actor("9", "监督", frozenset({Role.SUPERVISOR}))


@pytest.mark.parametrize(
    ("granted", "due"),
    [
        (date(2016, 6, 1), date(2016, 6, 8)),
        (date(2016, 6, 8), date(2016, 6, 16)),  # the Dragon Boat Festival, with Sunday 12 June worked
    ],
)
def test_the_days_for_taking_over_are_working_days(granted, due):
    calendar = official_calendar()
    assert due_of(granted, 5, calendar) == due
    assert overdue_until(due, 5, calendar) < granted <= overdue_until(due + timedelta(days=1), 5, calendar)


@pytest.mark.django_db
class TestHandOver:
    @pytest.fixture
    def food(self):
        """A service of scjg that the brigade supervises."""
        return make_service(make_agency("scjg"), supervisor=make_agency("zfdd"))

    def test_only_what_is_granted_goes_over_and_only_once(self, food):
        for state in ("accepted", "refused"):
            assert hand_over(make_case(food, state=state).number, now=LATER) is None
        case = make_case(food, state="granted")
        made = hand_over(case.number, now=LATER)
        assert (made.agency.code, made.section, made.granted_by, made.permit) == (
            "zfdd",
            SUPERVISION,
            case.agency,
            None,
        )
        permit = open_for(case, date(2016, 6, 2), None)
        again = hand_over(case.number, now=LATER + timedelta(days=1))
        assert (again.pk, again.permit_id, again.handed_at) == (made.pk, permit.pk, made.handed_at)

    def test_nobody_named_hands_nothing_over(self):
        service = make_service(supervisor=None)
        assert hand_over(make_case(service, state="granted").number, now=LATER) is None

    def test_the_outbox_hands_over_after_the_decision(self, food):
        make_case(food, state="issued")
        assert "supervision.hand_over" in outbox.listeners_of("decided_at_once")
        for _round in range(5):
            outbox.run_pending(LATER)
        assert HandOver.objects.get().agency.code == "zfdd"

    def test_who_takes_it_over(self, food):
        made = hand_over(make_case(food, state="granted").number, now=LATER)
        taker = actor_for(make_user(Role.OFFICER, agency=made.agency, name="执法员"))
        wrong = {
            "hand_over_needs_role": replace(taker, roles=frozenset({Role.COUNTER})),
            "hand_over_of_other_agency": replace(taker, agency="scjg"),
        }
        for code, actor in wrong.items():
            with pytest.raises(Refusal) as refused:
                take_over(made.pk, actor=actor, now=LATER)
            assert refused.value.code == code
        taken = take_over(made.pk, actor=taker, now=LATER, remark="已列入双随机名录")
        assert (taken.taken_by, taken.taken_name, taken.taken_at) == (taker.who, "执法员", LATER)
        for pk, code in ((made.pk, "hand_over_taken"), (made.pk + 1, "hand_over_not_found")):
            with pytest.raises(Refusal) as refused:
                take_over(pk, actor=taker, now=LATER)
            assert refused.value.code == code

    def test_the_section_that_approves_does_not_take_over(self):
        agency = make_agency("scjg")
        sections = (SectionPlan("a", "行政审批科", 3, approval=True), SectionPlan("b", SUPERVISION, 3))
        plan = Plan("宝编1号", 10, 1, ("监管",), sections)
        add_revision(agency, None, plan, begin=date(2014, 1, 1), reason="三定", now=MORNING, by=("1", "2"))
        made = hand_over(make_case(make_service(agency), state="granted").number, now=LATER)
        taker = actor_for(make_user(Role.OFFICER, agency=agency))
        with pytest.raises(Refusal) as refused:
            take_over(made.pk, actor=taker, now=LATER)
        assert refused.value.code == "hand_over_by_approval"
        Staff.objects.filter(user_id=taker.who).update(section=SUPERVISION)
        assert take_over(made.pk, actor=taker, now=LATER).taken_by == taker.who

    def test_lists_and_loads_see_what_waits_too_long(self, food, django_assert_num_queries):
        made = [hand_over(make_case(food, state="granted").number, now=LATER) for _each in range(3)]
        taker = actor_for(make_user(Role.OFFICER, agency=made[0].agency))
        take_over(made[0].pk, actor=taker, now=LATER)
        soon, late = date(2016, 6, 8), date(2016, 6, 13)
        assert numbers(taker, Filters(), soon) == {"open": 2, "overdue": 0, "taken": 1, "all": 3}
        with django_assert_num_queries(1):
            rows = [row_of(each, taker, late) for each in hand_overs(taker, Filters("overdue"), late)]
        assert [(row.overdue, row.may_take) for row in rows] == [(True, True)] * 2
        with django_assert_num_queries(2):
            [load] = loads(SUPERVISOR, late)
        assert (load.agency.code, load.open, load.overdue) == ("zfdd", 2, 2)
        stranger = replace(taker, agency="wjw")
        assert not hand_overs(stranger, Filters("all"), late)
        with pytest.raises(Refusal) as refused:
            hand_over_for(stranger, made[1].pk)
        assert refused.value.code == "hand_over_not_found"
