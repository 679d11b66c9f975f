"""A round from its opening to the published list; what is refused first, and that nothing is half-published."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.errors import Refusal
from yimen.powers.acts import (
    Filled,
    answer_remark,
    draft_line,
    drop_line,
    fill_sheets,
    hand_in,
    open_round,
    publish_round,
    remark_line,
    return_sheet,
)
from yimen.powers.content import content_of
from yimen.powers.importing import drafted
from yimen.powers.models import Line, LineAction, PowerVersion, Responsibility, Round
from yimen.powers.tests.factories import LEGAL, NOW, REFORM, clerk, content, duties, head, make_sheet, publish

pytestmark = pytest.mark.django_db
ADD, CHANGE, REMOVE = LineAction.ADD, LineAction.CHANGE, LineAction.REMOVE


def refused(code: str):
    return pytest.raises(Refusal, match=rf"^{code}\b")


def draft(sheet, action=ADD, values=None, **given):
    given = {"reason": "法律修改", "actor": clerk(), "now": NOW} | given
    return draft_line(sheet.pk, action, values, **given)


def next_sheet():
    return make_sheet(now=NOW + timedelta(days=100))


def test_opening_a_round() -> None:
    with refused("sheet_needs_role"):
        open_round("第一轮", date(2016, 3, 1), actor=clerk(), now=NOW)
    with refused("round_no_departments"):
        open_round("第一轮", date(2016, 3, 1), actor=REFORM, now=NOW)
    make_agency("scjg")
    with refused("round_due_past"):
        open_round("第一轮", date(2016, 1, 11), actor=REFORM, now=NOW)
    with refused("round_title_missing"):
        open_round(" ", date(2016, 3, 1), actor=REFORM, now=NOW)
    combed = open_round("第一轮", date(2016, 3, 1), actor=REFORM, now=NOW)
    assert combed.sheets.count() == 2
    with refused("round_open_already"):
        open_round("第二轮", date(2016, 3, 1), actor=REFORM, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(number=9, title="x", due=date(2016, 3, 1), opened_at=NOW, opened_by="x")


@pytest.mark.parametrize(
    ("action", "values", "given", "code"),
    [
        (ADD, content(), {"reason": " "}, "line_reason_missing"),
        (ADD, content(), {"actor": clerk("wjw")}, "sheet_of_other_agency"),
        (ADD, content(name=""), {}, "power_content_invalid"),
        (ADD, content(kind="11"), {}, "power_content_invalid"),
        (ADD, content(duties=[]), {}, "power_content_invalid"),
        (ADD, content(surprise=1), {}, "power_content_invalid"),
        (ADD, content(), {"code": "3101130170200100"}, "power_code_agency"),
        (ADD, content(parent="3101130180200100"), {}, "power_parent_unknown"),
        (ADD, content(service="nowhere"), {}, "power_service_unknown"),
        (CHANGE, content(), {"code": "3101130180200100"}, "line_power_of_other_agency"),
        (REMOVE, None, {"code": "3101130180200100"}, "line_power_of_other_agency"),
    ],
)
def test_a_line_that_is_refused(action, values, given, code) -> None:
    sheet = make_sheet()
    with refused(code):
        draft(sheet, action, values, **given)
    assert not Line.objects.exists()


def test_lines_get_codes_and_are_written_anew_or_dropped() -> None:
    sheet = make_sheet()
    first = draft(sheet, values=content())
    part = draft(sheet, values=content("分项", parent=first.code))
    assert [first.code, part.code] == ["3101130180200100", "3101130180200101"]
    assert first.laws == ["食品安全法"]
    again = draft(sheet, values=content("改名"), code=first.code)
    assert (again.pk, again.content["name"]) == (first.pk, "改名")
    with refused("power_code_parent"):
        draft(sheet, values=content(parent=first.code), code="3101130180200900")
    licence = make_service(sheet.agency)
    with refused("power_service_kind"):
        draft(sheet, values=content(service=licence.code))
    assert draft(sheet, values=content("许可", kind="01", service=licence.code)).code == "3101130180100100"
    drop_line(sheet.pk, part.code, actor=clerk())
    with refused("line_not_found"):
        drop_line(sheet.pk, part.code, actor=clerk())


def test_remarks_must_be_answered() -> None:
    sheet = make_sheet()
    line = draft(sheet, values=content())
    hand_in(sheet.pk, actor=head(), now=NOW)
    with refused("sheet_out_of_order"):
        draft(sheet, values=content("太晚"))
    with refused("line_not_found"):
        remark_line(sheet.pk, "3101130180200900", "依据不对", actor=LEGAL, now=NOW)
    with refused("remark_text_missing"):
        remark_line(sheet.pk, line.code, " ", actor=LEGAL, now=NOW)
    with refused("sheet_return_reason_missing"):
        return_sheet(sheet.pk, actor=LEGAL, now=NOW)
    remark = remark_line(sheet.pk, line.code, "依据不对", actor=LEGAL, now=NOW)
    return_sheet(sheet.pk, actor=LEGAL, now=NOW)
    with refused("sheet_remarks_open"):
        hand_in(sheet.pk, actor=head(), now=NOW)
    with refused("remark_answer_missing"):
        answer_remark(sheet.pk, remark.pk, "", actor=clerk(), now=NOW)
    with refused("sheet_of_other_agency"):
        answer_remark(sheet.pk, remark.pk, "已改", actor=clerk("wjw"), now=NOW)
    answer_remark(sheet.pk, remark.pk, "已改", actor=clerk(), now=NOW)
    with refused("remark_answered"):
        answer_remark(sheet.pk, remark.pk, "再改", actor=clerk(), now=NOW)
    hand_in(sheet.pk, actor=head(), now=NOW)
    assert list(sheet.steps.values_list("status", flat=True)) == ["handed_in", "returned", "handed_in"]


def test_publication_is_all_or_nothing(monkeypatch) -> None:
    sheet = make_sheet()
    draft(sheet, values=content())
    begin = date(2016, 2, 1)
    with refused("sheet_needs_role"):
        publish_round(sheet.round.pk, valid_from=begin, actor=LEGAL, now=NOW)
    with refused("round_not_ready"):
        publish_round(sheet.round.pk, valid_from=begin, actor=REFORM, now=NOW)
    with monkeypatch.context() as broken:
        broken.setattr("yimen.powers.publication._BEGIN_DUTIES", "SELECT 1 / 0")
        with pytest.raises(Exception, match="division by zero"), transaction.atomic():
            publish(sheet.round, begin)
    assert not PowerVersion.objects.exists() and not Responsibility.objects.exists()
    sheet.round.refresh_from_db()
    assert sheet.round.open
    written = publish(sheet.round, begin)
    assert (written.powers_begun, written.duties_begun, written.powers_ended, written.duties_ended) == (1, 3, 0, 0)
    with refused("round_published"):
        publish_round(sheet.round.pk, valid_from=begin, actor=REFORM, now=NOW)


def test_only_what_differs_gets_a_new_row() -> None:
    sheet = make_sheet()
    kept, changed, gone = (draft(sheet, values=content(name)).code for name in ("保留", "修改", "废止"))
    publish(sheet.round, date(2016, 2, 1))
    later = next_sheet()
    with refused("line_changes_nothing"):
        draft(later, CHANGE, content("保留"), code=kept)
    with refused("power_code_kind_other"):
        draft(later, CHANGE, content("保留", kind="03"), code=kept)
    draft(later, CHANGE, content("修改", duties=duties("立案", "调查", "决定")), code=changed)
    draft(later, REMOVE, code=gone)
    with refused("round_starts_too_early"):
        publish(later.round, date(2016, 2, 1), NOW + timedelta(days=100))
    written = publish(later.round, date(2016, 5, 1), NOW + timedelta(days=100))
    # One of three responsibilities differs; the removed power takes its three with it.
    assert (written.powers_begun, written.duties_begun, written.powers_ended, written.duties_ended) == (0, 1, 1, 4)
    assert set(PowerVersion.objects.filter(valid_to=None).values_list("power__code", flat=True)) == {kept, changed}
    ended = PowerVersion.objects.get(power__code=gone)
    assert (ended.valid_to, ended.ended_by) == (date(2016, 4, 30), later.round)
    assert Responsibility.objects.filter(valid_to=None, power__code=changed).count() == 3


def test_a_main_item_does_not_leave_its_parts_behind() -> None:
    sheet = make_sheet()
    main = draft(sheet, values=content("主项")).code
    part = draft(sheet, values=content("分项", parent=main)).code
    publish(sheet.round, date(2016, 2, 1))
    later = next_sheet()
    draft(later, REMOVE, code=main)
    with refused("power_has_parts"):
        hand_in(later.pk, actor=head(), now=NOW)
    draft(later, REMOVE, code=part)
    hand_in(later.pk, actor=head(), now=NOW)


def test_published_rows_stay() -> None:
    sheet = make_sheet()
    draft(sheet, values=content())
    publish(sheet.round, date(2016, 2, 1))
    for spoil in (
        lambda: PowerVersion.objects.update(name="x"),
        lambda: Responsibility.objects.update(text="x"),
        lambda: Responsibility.objects.all().delete(),
        lambda: sheet.steps.update(name="x"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            spoil()


def test_a_list_that_came_in_fills_the_sheets_and_takes_back_what_stands_already() -> None:
    sheet = make_sheet()
    code = draft(sheet, values=content()).code
    publish(sheet.round, date(2016, 2, 1))
    later = next_sheet()
    order = {"now": NOW + timedelta(days=100), "reason": "导入"}
    same, other = (Filled(code, later, content_of(content(name))) for name in (content()["name"], "改名"))
    with refused("sheet_needs_role"):
        fill_sheets([other], drafted([code]), actor=LEGAL, **order)
    fill_sheets([other], drafted([code]), actor=REFORM, **order)
    assert list(later.lines.values_list("action", "drafted_by")) == [("change", REFORM.who)]
    hand_in(later.pk, actor=head(), now=NOW)
    with refused("sheet_handed_in"):
        fill_sheets([same], drafted([code]), actor=REFORM, **order)
    return_sheet(later.pk, actor=LEGAL, now=NOW, remark="补充")
    fill_sheets([same], drafted([code]), actor=REFORM, **order)
    assert not later.lines.exists()
