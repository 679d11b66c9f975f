"""The figures: counted by hand here, computed there."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from yimen.cases.acts.decide import decide
from yimen.cases.acts.resume_clock import resume_clock
from yimen.cases.acts.stop_clock import stop_clock
from yimen.cases.queries.figures import figures, median, total
from yimen.cases.tests.factories import make_actor, make_agency, make_case, make_service
from yimen.procedure import Role
from yimen.visits.models import DailyVisits
from yimen.web.leader.periods import chosen
from yimen.web.staff.tests.cast import signed_in

JUNE, JULY = date(2016, 6, 1), date(2016, 7, 1)
TODAY = date(2026, 11, 24)


def shanghai(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2016, month, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("days", "expected"),
    [({}, None), ({3: 1}, 3), ({1: 1, 4: 1}, 2.5), ({0: 2, 5: 1}, 0), ({1: 2, 9: 2}, 5), ({2: 100, 7: 1}, 2)],
)
def test_the_median_of_counted_days(days: dict[int, int], expected: float | None) -> None:
    assert median(Counter(days)) == expected


@pytest.mark.parametrize(
    ("key", "first", "last", "begins", "ends"),
    [
        ("", "", "", date(2026, 11, 1), TODAY),
        ("last", "", "", date(2026, 10, 1), date(2026, 10, 31)),
        ("half", "", "", date(2026, 7, 1), TODAY),
        ("2016h1", "", "", date(2016, 1, 1), date(2016, 6, 30)),
        ("nonsense", "", "", date(2026, 11, 1), TODAY),
        ("", "2016-03-01", "2016-03-31", date(2016, 3, 1), date(2016, 3, 31)),
    ],
)
def test_periods(key: str, first: str, last: str, begins: date, ends: date) -> None:
    period = chosen(key, first, last, TODAY)
    assert (period.first, period.last, period.problem) == (begins, ends, "")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2016-02-30", "2016-03-01"),
        ("2016-03-02", "2016-03-01"),
        ("x", ""),
        ("1950-01-01", "2050-01-01"),
        ("0016-01-01", "2016-01-01"),
    ],
)
@pytest.mark.django_db
def test_a_period_that_cannot_be_read_says_why(first: str, last: str) -> None:
    answer = signed_in(Role.LEADER).browser.get(f"/leader/?first={first}&last={last}")
    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.content.decode()


@pytest.mark.django_db
class TestCounting:
    def test_by_department_and_in_all(self) -> None:
        food, health = make_service(make_agency("scjg")), make_service(make_agency("wsjk"), name="公共场所卫生许可")
        make_case(food, state="granted", now=shanghai(6, 1))
        make_case(food, state="refused", now=shanghai(6, 2))
        make_case(food, state="submitted", now=shanghai(6, 3))
        make_case(health, state="accepted", now=shanghai(6, 3))
        make_case(health, state="granted", now=shanghai(7, 4))
        parts = figures(make_actor(Role.LEADER), JUNE, date(2016, 6, 30))
        assert {
            agency.code: (part.received, part.accepted, part.decided, part.granted) for agency, part in parts.items()
        } == {
            "scjg": (3, 2, 2, 1),
            "wsjk": (1, 1, 0, 0),
        }
        whole = total(parts)
        assert (whole.received, whole.online, whole.decided) == (4, 4, 2)
        assert whole.statutory == (2, 2)
        assert whole.promised == (2, 2)
        assert whole.median_days == 0

    def test_days_are_days_in_shanghai(self) -> None:
        make_case(now=shanghai(7, 1, 0, 30))
        leader = make_actor(Role.LEADER)
        assert not figures(leader, JUNE, date(2016, 6, 30))
        assert total(figures(leader, JULY, JULY)).received == 1

    def test_a_late_decision_counts_as_late(self) -> None:
        case = make_case(state="examined", now=shanghai(6, 1))
        head = make_actor(Role.SECTION_HEAD, agency=case.agency)
        # Five working days end on 8 June; Sunday the 12th is worked for the Dragon Boat festival and is the sixth.
        decide(case.number, actor=head, now=shanghai(6, 12), outcome="grant")
        whole = total(figures(make_actor(Role.LEADER), JUNE, date(2016, 6, 30)))
        assert whole.promised == (0, 1)
        assert whole.statutory == (1, 1)
        assert whole.median_days == 6

    def test_days_on_which_the_clock_stood_are_not_held_against_anybody(self) -> None:
        case = make_case(state="examined", now=shanghai(6, 1))
        officer = make_actor(Role.OFFICER, agency=case.agency)
        stop_clock(case.number, actor=officer, now=shanghai(6, 2), ground="testing", time_needed="七个工作日")
        resume_clock(case.number, actor=officer, now=shanghai(6, 13))
        head = make_actor(Role.SECTION_HEAD, agency=case.agency)
        decide(case.number, actor=head, now=shanghai(6, 14), outcome="grant")
        whole = total(figures(make_actor(Role.LEADER), JUNE, date(2016, 6, 30)))
        assert (whole.promised, whole.statutory) == ((1, 1), (1, 1))

    def test_the_page(self) -> None:
        make_case(state="granted", now=shanghai(6, 1))
        page = signed_in(Role.LEADER).browser.get("/leader/?period=2016h1").content.decode()
        assert "1 of 1" in page
        assert "100.0" in page
        assert "Working days from acceptance to decision" in page

    def test_visits_beside_the_year_before(self) -> None:
        """The sums of the district's first half-years: 33.97995 per cent more, which is 33.98."""
        DailyVisits.objects.create(day=date(2015, 5, 4), visits=297_599)
        DailyVisits.objects.create(day=date(2016, 5, 4), visits=398_723)
        page = signed_in(Role.LEADER).browser.get("/leader/?period=2016h1").content.decode()
        assert "398,723" in page
        assert "+33.98% against the same days of the year before (297,599)" in page

    @pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.COUNTER, Role.SUPERVISOR])
    def test_other_roles_are_refused(self, role: Role) -> None:
        assert signed_in(role).browser.get("/leader/").status_code == 403

    def test_nothing_happened(self) -> None:
        assert (
            "Nothing happened in this period"
            in signed_in(Role.LEADER).browser.get("/leader/?period=2016h1").content.decode()
        )
