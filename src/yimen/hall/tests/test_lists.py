"""Lists of holidays: wrong people and wrong entries first, then a list from its beginning to its next version."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from yimen.agencies.models import Agency
from yimen.catalogue.tests.factories import OPENED, make_agency, make_service
from yimen.errors import Refusal
from yimen.hall.acts import Entry, draft_list, drop_list, enter, enter_many, publish_list, remove_entry
from yimen.hall.models import HolidayList, HolidayService
from yimen.hall.queries import entries_of, open_now, published_lists, served_on_holidays
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db

NOW = datetime(2016, 9, 20, 10, tzinfo=OPENED.tzinfo)
FIRST, SECOND = date(2016, 10, 1), date(2016, 10, 2)
OFFICE = Actor("10", "审改甲", frozenset({Role.REFORM_OFFICE}))
OTHER = Actor("11", "审改乙", frozenset({Role.REFORM_OFFICE}))
SECTION = Actor("7", "科长", frozenset({Role.SECTION_HEAD}), "scjg")
CITIZEN = Actor("12", "市民", frozenset({Role.APPLICANT}))


def _list(holiday: str = "国庆节", **given) -> HolidayList:
    return draft_list("310113", 2016, holiday, **({"actor": OFFICE, "now": NOW} | given))


def _entry(agency: str = "scjg", **given) -> Entry:
    usual = {"place": "龙山路555号", "hours": "9:00-11:30", "days": (FIRST, SECOND), "name": "社保卡申领"}
    return Entry(agency, **(usual | given))


def _code(act, *args, **given) -> str:
    with pytest.raises(Refusal) as refused, transaction.atomic():
        act(*args, **given)
    return refused.value.code


def test_wrong_people() -> None:
    make_agency(), make_agency("wjw")
    for actor in (CITIZEN, SECTION):
        assert _code(_list, actor=actor) == "holiday_needs_role"
    found = _list()
    assert _code(enter, found.pk, _entry(), actor=CITIZEN) == "holiday_needs_role"
    assert _code(enter, found.pk, _entry("wjw"), actor=SECTION) == "holiday_of_other_agency"
    row = enter(found.pk, _entry("wjw"), actor=OFFICE)
    assert _code(remove_entry, found.pk, row.pk, actor=SECTION) == "holiday_of_other_agency"
    assert _code(enter, found.pk, _entry(), actor=SECTION, changed=row.pk) == "holiday_of_other_agency"
    assert _code(publish_list, found.pk, actor=SECTION, now=NOW) == "holiday_needs_role"
    assert _code(publish_list, found.pk, actor=OFFICE, now=NOW) == "holiday_list_own_draft"
    assert _code(drop_list, found.pk, actor=SECTION) == "holiday_needs_role"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"agency": "nowhere"}, "holiday_agency_unknown"),
        ({"name": " "}, "holiday_name_missing"),
        ({"place": ""}, "holiday_place_missing"),
        ({"hours": "mornings"}, "holiday_hours_wrong"),
        ({"days": ()}, "holiday_days_missing"),
        ({"days": (date(2016, 10, 8),)}, "holiday_day_wrong"),
        ({"service": "nothing"}, "service_not_found"),
    ],
)
def test_wrong_entries(given, code) -> None:
    make_agency()
    assert _code(enter, _list().pk, _entry(**given), actor=OFFICE) == code


def test_wrong_services_and_twice_the_same() -> None:
    other = make_service(make_agency("wjw"), name="卫生事项")
    own = make_service()
    found = _list()
    assert _code(enter, found.pk, _entry(service=other.code), actor=OFFICE) == "holiday_service_of_other_agency"
    row = enter(found.pk, _entry(service=own.code), actor=SECTION)
    assert (row.name, row.level, row.hours) == (own.name, "district", "9:00-11:30")
    assert _code(enter, found.pk, _entry(service=own.code), actor=SECTION) == "holiday_entry_twice"
    own.status = "retired"
    own.save()
    assert _code(enter, found.pk, _entry(service=own.code), actor=SECTION, changed=row.pk) == "holiday_service_retired"


def test_wrong_lists() -> None:
    make_agency()
    assert _code(_list, "元宵节") == "holiday_unknown"
    found = _list()
    assert _code(_list) == "holiday_list_waiting"
    assert _code(publish_list, found.pk, actor=OTHER, now=NOW) == "holiday_list_empty"
    assert _code(publish_list, 0, actor=OTHER, now=NOW) == "holiday_list_not_found"
    enter(found.pk, _entry(), actor=OFFICE)
    assert _code(publish_list, found.pk, actor=OTHER, now=NOW + timedelta(days=30)) == "holiday_list_past"


def test_from_draft_to_the_next_version() -> None:
    town = make_agency("yhz", kind=Agency.Kind.TOWN, division="310113103")
    service, found = make_service(), _list()
    enter_many(found.pk, [_entry(service=service.code), _entry(town.code), _entry(town.code, name="二")], actor=OFFICE)
    assert published_lists("310113") == []
    publish_list(found.pk, actor=OTHER, now=NOW)
    assert [(each.district_level, each.town_level, each.places) for each in published_lists("310113")] == [(1, 2, 2)]
    assert [each.entry.name for each in served_on_holidays(service, NOW)] == [service.name]
    assert served_on_holidays(service, NOW + timedelta(days=30)) == []
    for act, arguments in ((enter, (_entry(name="三"),)), (drop_list, ())):
        assert _code(act, found.pk, *arguments, actor=OFFICE) == "holiday_list_settled"
    assert _code(_list) == "holiday_reason_missing"
    newer = _list(reason="增加窗口", actor=OTHER)
    assert (newer.number, newer.based_on, newer.entries.count()) == (2, 1, 3)
    remove_entry(newer.pk, newer.entries.get(name="二").pk, actor=OFFICE)
    publish_list(newer.pk, actor=OFFICE, now=NOW)
    found.refresh_from_db()
    assert found.superseded_at is not None
    assert [each.pk for each in published_lists("310113")] == [newer.pk]
    assert entries_of(found).count() == 3


def test_another_holiday_takes_over_the_entries_on_its_own_days() -> None:
    make_agency()
    found = _list()
    enter(found.pk, _entry(days=(FIRST, date(2016, 10, 6))), actor=OFFICE)
    publish_list(found.pk, actor=OTHER, now=NOW)
    copied = draft_list("310113", 2017, "元旦", actor=OFFICE, now=NOW, copied=found)
    assert [entry.days for entry in copied.entries.all()] == [[date(2016, 12, 31), date(2017, 1, 1)]]


def test_open_at_this_moment() -> None:
    entry = HolidayService(days=[FIRST], hours="9:00-11:30")
    moments = [datetime(2016, 10, day, hour, 15, tzinfo=OPENED.tzinfo) for day, hour in ((1, 9), (1, 12), (2, 9))]
    assert [open_now(entry, moment) for moment in moments] == [True, False, False]


def test_what_was_published_stays() -> None:
    make_agency()
    found = _list()
    enter(found.pk, _entry(), actor=OFFICE)
    publish_list(found.pk, actor=OTHER, now=NOW)
    for change in (
        lambda: found.entries.update(hours="x"),
        lambda: found.entries.all().delete(),
        lambda: HolidayList.objects.update(holiday="x"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
