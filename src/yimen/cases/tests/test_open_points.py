"""The open points of the law as settings: what is refused at the start, and that they reach every case."""

from dataclasses import fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from yimen.cases.open_points import SETTINGS, open_points_are_readable, periods
from yimen.cases.queries import dossier
from yimen.cases.rules import rules_of
from yimen.cases.tests.factories import make_case, make_service
from yimen.clock import Term, Unit
from yimen.config.environment import SETTINGS as DECLARED
from yimen.procedure.rules import Periods

# Fixed by the law: 32(1)4, 44, 47(1).
FIXED = {"correction", "delivery", "hearing_holding"}


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("YIMEN_HEARING_REQUEST", "five", "cases.E003"),
        ("YIMEN_HEARING_REQUEST", "4wd", "cases.E002"),
        ("YIMEN_HEARING_NOTICE", "6wd", "cases.E002"),
        ("YIMEN_STATEMENTS", "0wd", "cases.E002"),
        ("YIMEN_RENEWAL_AHEAD", "", "cases.E003"),
        ("YIMEN_TOLERANCE", "-1wd", "cases.E003"),
        ("YIMEN_YELLOW_SHARE", "30%", "cases.E001"),
    ],
)
def test_what_cannot_be_is_told_at_the_start(settings, setting: str, value: str, code: str) -> None:
    setattr(settings, setting, value)
    [problem] = open_points_are_readable()
    assert problem.id == code
    assert setting in problem.msg


def test_the_defaults_are_those_of_the_procedure() -> None:
    assert open_points_are_readable() == []
    assert periods() == Periods()
    declared = {each.name: each.default for each in DECLARED}
    assert {field: declared[setting] for field, (setting, _fewest) in SETTINGS.items()} == {
        field: str(getattr(Periods(), field)) for field in SETTINGS
    }


def test_every_period_is_settable_or_fixed_by_law() -> None:
    assert {field.name for field in fields(Periods)} == set(SETTINGS) | FIXED


@pytest.mark.django_db
def test_they_reach_the_rules_of_every_case(settings) -> None:
    service = make_service()
    assert rules_of(service.pk, 1).periods.renewal_ahead == Term(30, Unit.CALENDAR_DAYS)
    settings.YIMEN_RENEWAL_AHEAD = "20wd"
    assert rules_of(service.pk, 1).periods.renewal_ahead == Term(20)


@pytest.mark.django_db
def test_the_yellow_share_colours_lists_and_clocks_alike(settings) -> None:
    settings.YIMEN_YELLOW_SHARE = "0.9"
    case = make_case(state="accepted", now=datetime(2016, 2, 15, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
    later = date(2016, 2, 17)
    assert case.colour(later) == "yellow"
    clocks = {each.run.name: each.state.colour for each in dossier(case, later).clocks}
    assert clocks["promise"] == "yellow"
