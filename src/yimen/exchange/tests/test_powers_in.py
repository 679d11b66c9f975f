"""Powers and responsibilities come in on the sheets of the open round, and change the list by the round alone."""

from datetime import date, timedelta

import pytest

from yimen.errors import Refusal
from yimen.exchange.exporting import as_csv
from yimen.exchange.kinds import KINDS
from yimen.powers.acts import draft_line, hand_in
from yimen.powers.models import Line, PowerVersion, Responsibility
from yimen.powers.tests.factories import NOW, clerk, content, head, make_sheet, publish

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=100)
FIRST, SECOND = "3101130180200100", "3101130180200101"


def power(code=FIRST, name="对无证经营的处罚", **more):
    row = {"code": code, "kind": "02", "name": name, "parent": "", "department": "", "subject": "区市场监管局"}
    return row | {"basis": "《食品安全法》第一百二十二条", "supervision": "12345", "service": ""} | more


def duty(number, text="依法立案", code=FIRST, **more):
    return {"power": code, "number": str(number), "step": "立案", "text": text} | more


def codes(outcome):
    return [finding.code for finding in outcome.findings]


def test_without_an_open_round_nothing_comes_in(bring, fates):
    with pytest.raises(Refusal, match=r"^round_none_open"):
        bring("powers", [power()])
    with pytest.raises(Refusal, match=r"^round_none_open"):
        bring("powers", [power()], dry_run=True)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (power("310113018020010"), "power_code_shape"),
        (power("3101130180200000"), "power_code_serial"),
        (power("3101130180200100", kind="01"), "power_code_kind_other"),
        (power("3101150180200100"), "power_code_district"),
        (power("3101130770200100"), "power_department_unknown"),
        (power(department="区卫健委"), "power_department_other"),
        (power(SECOND, parent=FIRST), "power_parent_unknown"),
        (power(SECOND, parent="3101130180200200"), "power_code_parent"),
        (power(service="nowhere"), "power_service_unknown"),
        (power(kind="77"), "power_content_invalid"),
        (duty(1), "power_not_found"),
        (duty("一"), "row_cell_no_number"),
        (duty("1.5"), "row_number_wrong"),
    ],
)
def test_a_row_that_is_refused(bring, fates, row, code):
    make_sheet()
    kind = "powers" if "code" in row else "responsibilities"
    for dry in (True, False):
        outcome = bring(kind, [row], dry_run=dry)
        assert (codes(outcome), fates(outcome)) == ([code], (0, 0, 0, 1))
    assert not Line.objects.exists()


def test_a_first_load_is_a_round_in_draft(bring, fates):
    sheet = make_sheet()
    rows = [power(department=sheet.agency.name), power(SECOND, "分项", parent=FIRST)]
    assert fates(bring("powers", rows, dry_run=True)) == (2, 0, 0, 0)
    assert not Line.objects.exists()
    assert fates(bring("powers", rows)) == (2, 0, 0, 0)
    assert fates(bring("powers", rows)) == (0, 0, 2, 0)
    with pytest.raises(Refusal, match=r"^power_without_duties"):
        hand_in(sheet.pk, actor=head(), now=LATER)
    duties = [duty(1), duty(2, "依法决定"), duty(1, code=SECOND)]
    assert codes(bring("responsibilities", [duty(1), duty(3)])) == ["power_duty_gap"]
    assert codes(bring("responsibilities", [duties[0], duties[2], duties[1]])) == ["row_apart"]
    assert fates(bring("responsibilities", duties)) == (3, 0, 0, 0)
    assert fates(bring("responsibilities", duties)) == (0, 0, 3, 0)
    assert not PowerVersion.objects.exists()
    publish(sheet.round, date(2016, 5, 1), LATER)
    assert (PowerVersion.objects.count(), Responsibility.objects.count()) == (2, 3)
    assert PowerVersion.objects.get(power__code=SECOND).parent.code == FIRST


def test_whoever_brought_it_in_does_not_review_it(bring, fates):
    sheet = make_sheet()
    bring("powers", [power()])
    assert list(sheet.lines.values_list("drafted_by", "reason")) == [("import", "导入 list.csv")]
    with pytest.raises(Refusal, match=r"^sheet_of_other_agency"):
        hand_in(sheet.pk, actor=head("wjw"), now=LATER)
    bring("responsibilities", [duty(1)])
    hand_in(sheet.pk, actor=head(), now=LATER)
    assert codes(bring("powers", [power(name="太晚")])) == ["sheet_handed_in"]


@pytest.fixture
def published():
    """A list in force: a power with three responsibilities, and a round that is open again."""
    sheet = make_sheet()
    draft_line(sheet.pk, "add", content(), reason="新设", actor=clerk(), now=NOW)
    publish(sheet.round, date(2016, 2, 1))
    return make_sheet(now=LATER)


def test_what_goes_out_comes_back_and_changes_nothing(bring, fates, published):
    for kind, number in (("powers", 1), ("responsibilities", 3)):
        text = "".join(as_csv(KINDS[kind], "310113"))
        assert fates(bring(kind, text)) == (0, 0, number, 0)
    assert not published.lines.exists()


def test_what_a_file_does_not_tell_stays_and_what_the_list_says_undoes_no_draft(bring, fates, published):
    told = {"code": FIRST, "kind": "02", "name": "改名", "subject": "区局", "basis": "依据", "supervision": "12345"}
    assert fates(bring("powers", [told])) == (0, 1, 0, 0)
    line = published.lines.get()
    assert (line.action, line.content["name"], line.content["section"]) == ("change", "改名", "稽查科")
    assert len(line.content["duties"]) == 3
    assert PowerVersion.objects.get(valid_to=None).name == content()["name"]
    text = "".join(as_csv(KINDS["powers"], "310113"))
    again = bring("powers", text)
    assert (fates(again), codes(again)) == ((0, 0, 1, 0), ["row_draft_stays"])
    draft_line(published.pk, "remove", code=FIRST, reason="废止", actor=clerk(), now=LATER)
    duties = bring("responsibilities", "".join(as_csv(KINDS["responsibilities"], "310113")))
    assert (fates(duties), {*codes(duties)}) == ((0, 0, 3, 0), {"row_draft_stays"})
    assert published.lines.get().action == "remove"


def test_many_rows_ask_as_much_as_few(bring, fates, published, django_assert_max_num_queries):
    rows = [power(f"31011301802{number:03d}00", f"处罚{number}") for number in range(20, 60)]
    with django_assert_max_num_queries(40):
        assert fates(bring("powers", rows)) == (40, 0, 0, 0)
