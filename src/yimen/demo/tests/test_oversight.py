"""The demo's warnings: by the real rules and on their own days, some urged, answered, escalated and explained."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.clock import shanghai_date
from yimen.demo.load import load
from yimen.oversight.acts.rebuild import rebuild
from yimen.oversight.models import ClockWarning, Plan, WarningEvent
from yimen.oversight.queries import WarningFilters, overdue_now, warnings
from yimen.permits.authority import ensure_authority

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
HISTORY = 60


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo in a transaction of its own that this file's tests share and that is undone after them."""
    from django.db import transaction

    with django_db_blocker.unblock():
        ensure_authority(settings.YIMEN_HOME)
        with transaction.atomic():
            load(lambda text, done, total: None, NOW, HISTORY)
            yield
            transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestSupervised:
    def listed(self, username: str) -> list[ClockWarning]:
        return list(warnings(actor_for(User.objects.get(username=username)), WarningFilters(mine=True)))

    def test_it_is_what_the_ledger_implies(self):
        outcome = rebuild(NOW)
        assert outcome.differences == ()
        assert outcome.warnings >= 40

    def test_a_second_load_adds_nothing(self):
        before = [model.objects.count() for model in (ClockWarning, WarningEvent, Plan)]
        load(lambda text, done, total: None, NOW, HISTORY)
        assert [model.objects.count() for model in (ClockWarning, WarningEvent, Plan)] == before

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
