"""The demo's warnings: by the real rules and on their own days, some urged, answered, escalated and explained."""

import pytest

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.clock import shanghai_date
from yimen.demo.tests.loaded import NOW
from yimen.oversight.acts.rebuild import rebuild
from yimen.oversight.models import ClockWarning, WarningEvent
from yimen.oversight.queries import WarningFilters, overdue_now, warnings


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestSupervised:
    def listed(self, username: str) -> list[ClockWarning]:
        return list(warnings(actor_for(User.objects.get(username=username)), WarningFilters(mine=True)))

    def test_it_is_what_the_ledger_implies(self):
        outcome = rebuild(NOW)
        assert outcome.differences == ()
        assert outcome.warnings >= 40

    def test_the_half_year_was_late_sometimes_and_nothing_of_it_is_left_open(self):
        past = ClockWarning.objects.filter(day__year=2016)
        assert set(past.values_list("state", flat=True)) == {"over", "closed"}
        assert set(past.filter(colour="overdue").values_list("ended_how", flat=True)) == {"late"}
        urged = WarningEvent.objects.filter(warning__in=past, kind="urged")
        assert urged.exists()
        assert all(shanghai_date(event.at) == event.warning.day for event in urged)

    def test_what_is_overdue_today_is_in_every_stage(self):
        assert {warning.state for warning in overdue_now()} == {"open", "urged", "escalated"}
        assert any(warning.explanation for warning in overdue_now())
        assert all(warning.day == shanghai_date(NOW) for warning in overdue_now())

    @pytest.mark.parametrize("username", ["shencha", "kezhang", "jiancha", "lingdao"])
    def test_each_printed_login_has_something_to_see_to(self, username: str):
        assert self.listed(username)

    def test_the_section_head_has_an_urging_to_answer(self):
        assert [warning.agency.code for warning in self.listed("kezhang") if warning.state == "urged"] == ["scjg"]
