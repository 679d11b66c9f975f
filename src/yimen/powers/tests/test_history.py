"""The list of any day, and that a difference applied to the old list gives the new one."""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from yimen.errors import Refusal
from yimen.powers.acts import draft_line
from yimen.powers.history import apply, as_of, diff
from yimen.powers.lists import COMMON, Narrowing, laws, power_on, powers, totals
from yimen.powers.models import LineAction, Power, PowerVersion
from yimen.powers.states import PowerState, states_in_force, states_on
from yimen.powers.tests.factories import THIRD, clerk, content, duties, make_sheet, publish

pytestmark = pytest.mark.django_db
DISTRICT = "310113"
DAYS = [date(2016, 2, 1), date(2016, 5, 1), date(2016, 8, 1), date(2016, 11, 1)]


def _moment(day: date) -> datetime:
    return datetime.combine(day - timedelta(days=10), time(9), ZoneInfo("Asia/Shanghai"))


def _comb(dice: random.Random, day: date) -> None:
    """One round with lines by chance."""
    now = _moment(day)
    sheet = make_sheet(now=now)
    for code, state in states_in_force(list(Power.objects.values_list("pk", flat=True))).items():
        fate = dice.random()
        if fate < 0.2:
            draft_line(sheet.pk, LineAction.REMOVE, code=code, reason="x", actor=clerk(), now=now)
        elif fate < 0.6:
            changed = state.content.model_dump() | {"name": f"改{dice.random()}"}
            if fate < 0.4:
                steps = [f"步{dice.randrange(4)}" for _place in range(dice.randrange(1, 5))]
                changed = state.content.model_dump() | {"duties": duties(*steps, "完")}
            draft_line(sheet.pk, LineAction.CHANGE, changed, code=code, reason="x", actor=clerk(), now=now)
    for _number in range(4):
        name = f"权{dice.random()}"
        draft_line(sheet.pk, LineAction.ADD, content(name), reason="x", actor=clerk(), now=now)
    publish(sheet.round, day, now)


def _everything(day: date) -> dict[str, PowerState]:
    return states_on(day, list(Power.objects.values_list("pk", flat=True)))


def test_a_difference_applied_to_the_old_list_gives_the_new() -> None:
    dice = random.Random(4)
    for day in DAYS:
        _comb(dice, day)
    lists = {day: _everything(day) for day in DAYS}
    assert not _everything(DAYS[0] - timedelta(days=1))
    for first in DAYS:
        for last in (day for day in DAYS if day >= first):
            found = diff(DISTRICT, first, last)
            assert apply(lists[first], found) == lists[last]
            assert (found.before, found.after) == (len(lists[first]), len(lists[last]))
            assert found.duties_after == sum(len(state.content.duties) for state in lists[last].values())
            assert {each.before.code for each in found.changed} <= set(lists[first])
    assert diff(DISTRICT, DAYS[1], DAYS[3]).changed
    assert diff(DISTRICT, DAYS[0] - timedelta(days=1), DAYS[0]).added


def test_wrong_days() -> None:
    with pytest.raises(Refusal, match="powers_days_reversed"):
        diff(DISTRICT, DAYS[1], DAYS[0])
    with pytest.raises(Refusal, match="powers_day_out_of_range"):
        as_of(DISTRICT, date(1, 1, 1))


def test_lists_are_narrowed_and_counted(django_assert_num_queries) -> None:
    now = _moment(DAYS[0])
    sheet = make_sheet(now=now)
    draft = {"reason": "x", "actor": clerk(), "now": now}
    main = draft_line(sheet.pk, LineAction.ADD, content("甲处罚"), **draft).code
    draft_line(sheet.pk, LineAction.ADD, content("乙检查", "06", basis="《产品质量法》《食品安全法》"), **draft)
    common = sheet.round.sheets.get(agency=None)
    shared = draft_line(
        common.pk,
        LineAction.ADD,
        content("村级事务确认", "07", duties=duties("受理")),
        reason="x",
        actor=THIRD,
        now=now,
    )
    publish_day = DAYS[0]
    publish(sheet.round, publish_day, now)

    def codes(**narrowing: str) -> list[str]:
        return [version.power.code for version in powers(DISTRICT, publish_day, Narrowing(**narrowing))]

    assert codes(agency="scjg", kind="02") == [main]
    assert codes(agency=COMMON) == [shared.code]
    assert len(codes(law="食品安全法")) == 3 and codes(law="产品质量法")[0] in codes(kind="06")
    assert codes(text="检查") == codes(kind="06")
    assert codes(text=main) == [main]
    with pytest.raises(Refusal, match="power_kind_unknown"):
        codes(kind="20")
    assert [(law.name, law.powers) for law in laws(DISTRICT, publish_day)] == [("食品安全法", 3), ("产品质量法", 1)]
    with django_assert_num_queries(2):
        found = totals(DISTRICT, publish_day)
    assert (found.powers, found.duties) == (3, 7)
    assert [(row.code, row.powers, row.duties) for row in found.rows] == [("scjg", 2, 6), ("", 1, 1)]
    assert found.by_kind[1] == found.by_kind[5] == found.by_kind[6] == 1
    assert [version.duty_count for version in powers(DISTRICT, publish_day)] == [3, 3, 1]
    assert len(power_on(DISTRICT, main, publish_day).duties) == 3
    with pytest.raises(Refusal, match="power_not_found"):
        power_on(DISTRICT, main, publish_day - timedelta(days=1))
    assert PowerVersion.objects.count() == 3
