"""A power that needs a change after an amendment: demanded of the next sheet, met by its line, ended by the publication."""

from datetime import date, timedelta

import pytest

from yimen.errors import Refusal
from yimen.laws.acts import answer_task
from yimen.laws.models import Amendment, LawChange, Task
from yimen.powers.acts import draft_line, hand_in
from yimen.powers.demands import demanded_of, open_demands, sheet_to_write
from yimen.powers.models import Demand, LineAction
from yimen.powers.tests.factories import NOW, REFORM, clerk, content, head, make_sheet, publish

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=100)


def make_task(code: str, place: str = "basis") -> Task:
    """A task that an amendment in force left about a power of scjg."""
    amendment, _made = Amendment.objects.get_or_create(
        kind=LawChange.AMEND,
        valid_from=date(2016, 3, 1),
        document="主席令第1号",
        reason="修改",
        head={"name": "食品安全法"},
    )
    where = {"kind": "power", "subject": code, "owner": "scjg", "place": place, "article": "第一百二十二条"}
    return Task.objects.create(amendment=amendment, title="处罚", text="x", **where)


@pytest.fixture
def listed():
    """A published power of scjg."""
    sheet = make_sheet()
    line = draft_line(sheet.pk, LineAction.ADD, content(), reason="新设", actor=clerk(), now=NOW)
    publish(sheet.round, date(2016, 2, 1))
    return line.code


def answer(task: Task, state: str, note: str = "") -> None:
    answer_task(task.pk, state, actor=clerk(), now=LATER, note=note)


def test_the_next_sheet_meets_what_is_demanded(listed) -> None:
    first, second = make_task(listed), make_task(listed, "duties[1].basis")
    answer(first, "change")
    answer(second, "change")
    assert sheet_to_write(clerk(), listed) is None
    sheet = make_sheet(now=LATER)
    (demanded,) = demanded_of(sheet)
    assert (demanded.line, demanded.reason) == (None, "主席令第1号：《食品安全法》第一百二十二条")
    assert sheet_to_write(clerk(), listed) == sheet
    assert sheet_to_write(clerk("wjw"), listed) is None
    with pytest.raises(Refusal, match=r"^sheet_demands_open\b"):
        hand_in(sheet.pk, actor=head(), now=LATER)
    changed = content(basis="《中华人民共和国食品安全法》第一百二十三条")
    draft_line(sheet.pk, LineAction.CHANGE, changed, code=listed, reason="修法", actor=clerk(), now=LATER)
    publish(sheet.round, LATER.date() + timedelta(days=20), LATER)
    assert not open_demands(listed).exists()
    assert set(Demand.objects.values_list("sheet", "ended_by")) == {(sheet.pk, REFORM.who)}
    assert set(Task.objects.values_list("state", flat=True)) == {"done"}
    assert len(demanded_of(type(sheet).objects.select_related("round", "agency").get(pk=sheet.pk))) == 1


def test_what_turns_out_to_be_right_is_no_longer_demanded(listed) -> None:
    task = make_task(listed)
    answer(task, "change")
    answer(task, "right", "条文序号未变")
    sheet = make_sheet(now=LATER)
    assert demanded_of(sheet) == []
    hand_in(sheet.pk, actor=head(), now=LATER)
    answer(task, "change")
    assert open_demands(listed).count() == 1
