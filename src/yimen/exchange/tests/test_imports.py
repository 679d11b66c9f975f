"""An import on its way: the wrong person and the wrong order first, then all of it, again, and in pieces."""

import io
from datetime import timedelta

import openpyxl
import pytest

from yimen.agencies.models import Agency
from yimen.cases.tests.factories import make_agency, make_user
from yimen.catalogue.tests.factories import OPENED
from yimen.errors import Refusal
from yimen.exchange.acts import (
    begin_import,
    check_import,
    confirm_import,
    discard_import,
    map_columns,
    resume_imports,
    write_import,
)
from yimen.exchange.kinds import KINDS
from yimen.exchange.models import ImportRun, ImportSource
from yimen.exchange.reporting import report_of
from yimen.ledger.models import OutboxRow
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db

OFFICE = Actor(who="9", name="审改办", roles=frozenset({Role.REFORM_OFFICE}), agency=None)
OFFICER = Actor(who="8", name="别人", roles=frozenset({Role.OFFICER}), agency="scjg")
HEADING = "部门简码,部门名称,机构类别,区划"
ROWS = ("scjg,区市场监管局,department,310113", "yhz,月浦镇,town,310113102")


def _begin(*rows, heading=HEADING, actor=OFFICE, source="市数据局", name="名单.csv", **more):
    file = io.BytesIO("\n".join([heading, *rows]).encode("gb18030"))
    return begin_import(
        file, KINDS["agencies"], name=name, source=source, district="310113", actor=actor, now=OPENED, **more
    )


def _checked(*rows, **more):
    run = _begin(*rows, **more)
    if run.state == ImportRun.State.MAPPING:
        run = map_columns(run.pk, run.mapping, actor=OFFICE, now=OPENED)
    return check_import(run.pk, now=OPENED)


def _code(call, *arguments, **named):
    with pytest.raises(Refusal) as refused:
        call(*arguments, **named)
    return refused.value.code


class TestRefusals:
    def test_others_may_not(self):
        assert _code(_begin, *ROWS, actor=OFFICER) == "import_needs_role"
        run = _checked(*ROWS)
        for act in (confirm_import, discard_import):
            assert _code(act, run.pk, actor=OFFICER, now=OPENED) == "import_needs_role"

    def test_a_source_must_be_named(self):
        assert _code(_begin, *ROWS, source="  ") == "import_source_missing"

    def test_a_file_that_is_none_leaves_nothing_behind(self):
        assert _code(_begin, heading="") == "table_empty"
        assert ImportRun.objects.count() == 0

    def test_the_same_file_twice_at_a_time(self):
        run = _begin(*ROWS)
        with pytest.raises(Refusal) as refused:
            _begin(*ROWS)
        assert (refused.value.code, refused.value.data["number"]) == ("import_waiting_already", run.pk)
        discard_import(run.pk, actor=OFFICE, now=OPENED)
        assert _begin(*ROWS).state == ImportRun.State.MAPPING

    def test_out_of_order(self):
        run = _begin(*ROWS)
        assert _code(confirm_import, run.pk, actor=OFFICE, now=OPENED) == "import_out_of_order"
        run = map_columns(run.pk, run.mapping, actor=OFFICE, now=OPENED)
        assert _code(discard_import, run.pk, actor=OFFICE, now=OPENED) == "import_out_of_order"
        assert _code(confirm_import, 0, actor=OFFICE, now=OPENED) == "import_not_found"
        check_import(run.pk, now=OPENED)
        confirm_import(run.pk, actor=OFFICE, now=OPENED)
        assert _code(confirm_import, run.pk, actor=OFFICE, now=OPENED) == "import_out_of_order"

    def test_wrong_rows_cannot_be_confirmed(self):
        run = _checked(*ROWS, "x,甲,planet,310113")
        assert (run.new, run.wrong) == (2, 1)
        assert _code(confirm_import, run.pk, actor=OFFICE, now=OPENED) == "import_has_errors"

    def test_columns_that_are_missing_or_stand_for_two(self):
        run = _begin(*ROWS)
        less = {key: at for key, at in run.mapping.items() if key != "kind"}
        assert _code(map_columns, run.pk, less, actor=OFFICE, now=OPENED) == "import_columns_missing"
        assert (
            _code(map_columns, run.pk, run.mapping | {"phone": 0}, actor=OFFICE, now=OPENED) == "import_mapping_wrong"
        )


def test_the_whole_way_and_again_without_doubling():
    run = _checked(*ROWS)
    assert (run.state, run.new, run.wrong, Agency.objects.count()) == ("checked", 2, 0, 0)
    confirm_import(run.pk, actor=OFFICE, now=OPENED)
    run = write_import(run.pk, now=OPENED)
    assert (run.state, run.new, Agency.objects.count()) == ("written", 2, 2)
    assert write_import(run.pk, now=OPENED) is None
    assert OutboxRow.objects.filter(kind="catalogue_listed", subject="310113").count() == 1
    town = Agency.objects.get(code="yhz")
    assert (town.kind, town.pinyin) == ("town", "yuepuzhen")
    again = _checked(*ROWS)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def test_the_mapping_is_remembered_for_the_source_alone():
    heading = "代号,全名,机构类别,区划"
    run = _begin(*ROWS, heading=heading)
    assert sorted(run.mapping) == ["division", "kind"]
    chosen = run.mapping | {"code": 0, "name": 1}
    map_columns(run.pk, chosen, actor=OFFICE, now=OPENED)
    assert ImportSource.objects.get().mapping == chosen
    check_import(run.pk, now=OPENED)
    discard_import(run.pk, actor=OFFICE, now=OPENED)
    known = _begin(*ROWS, heading=heading)
    assert (known.state, known.mapping) == (ImportRun.State.CHECKING, chosen)
    assert _begin(ROWS[0], heading=heading, source="别处").state == ImportRun.State.MAPPING


def test_what_a_file_does_not_tell_stays():
    make_agency("scjg")
    Agency.objects.filter(code="scjg").update(division="310113", phone="021-1", name="旧名")
    run = _checked("scjg,新名,department,310113")
    confirm_import(run.pk, actor=OFFICE, now=OPENED)
    write_import(run.pk, now=OPENED)
    agency = Agency.objects.get(code="scjg")
    assert (run.changed, agency.name, agency.phone) == (1, "新名", "021-1")


def test_a_name_that_was_decided_on_is_not_changed_by_a_file():
    agency = make_agency("scjg")
    Agency.objects.filter(pk=agency.pk).update(division="310113")
    agency.versions.create(number=1, name=agency.name, name_en=agency.name_en, published_at=OPENED)
    run = _checked("scjg,新名,department,310113")
    assert [(finding.place, finding.code) for finding in run.findings.all()] == [("B2", "row_agency_renamed")]
    assert _checked(f"scjg,{agency.name},department,310113").wrong == 0


def test_a_row_that_became_wrong_since_the_check_stops_all_of_it():
    run = _checked(*ROWS)
    confirm_import(run.pk, actor=OFFICE, now=OPENED)
    make_agency("other")
    Agency.objects.filter(code="other").update(name="月浦镇", division="310113102")
    run = write_import(run.pk, now=OPENED)
    assert (run.state, run.wrong, run.new) == ("checked", 1, 1)
    assert not Agency.objects.filter(code="scjg").exists()
    assert [finding.code for finding in run.findings.all()] == ["row_agency_name_taken"]


def test_the_report_is_the_file_with_its_wrong_cells_marked():
    run = _checked(ROWS[0], "yhz,月浦镇,planet,310113102")
    assert [(finding.place, finding.code) for finding in run.findings.all()] == [("C3", "row_cell_choice")]
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(report_of(run)))).active
    assert [cell.value for cell in sheet[1]][:4] == HEADING.split(",")
    assert [sheet["F2"].value, sheet["F3"].value] == ["新增", "有误"]
    assert sheet["C3"].comment.text in sheet["G3"].value
    assert sheet["C3"].fill.fgColor.rgb != sheet["C2"].fill.fgColor.rgb


def test_a_file_that_breaks_off_ends_as_refused():
    run = _begin(*ROWS)
    run = map_columns(run.pk, run.mapping, actor=OFFICE, now=OPENED)
    from yimen.papers import store

    store.remove(run.path)
    run = check_import(run.pk, now=OPENED)
    assert (run.state, run.failure["code"]) == ("refused", "import_file_lost")


def test_what_stands_still_is_taken_up_again(django_assert_num_queries):
    run = _begin(*ROWS)
    map_columns(run.pk, run.mapping, actor=OFFICE, now=OPENED)
    assert resume_imports(OPENED + timedelta(minutes=5)) == 0
    assert resume_imports(OPENED + timedelta(minutes=20)) == 1
    assert resume_imports(OPENED + timedelta(minutes=21)) == 0


class TestPages:
    @pytest.fixture
    def browser(self, client):
        client.force_login(make_user(Role.REFORM_OFFICE))
        return client

    def _upload(self, browser, *rows, **more):
        file = io.BytesIO("\n".join([HEADING, *rows]).encode())
        file.name = "名单.csv"
        return browser.post("/reform/imports/", {"kind": "agencies", "source": "市数据局", "file": file} | more)

    def test_without_a_file_or_source_the_form_comes_back(self, browser):
        assert browser.post("/reform/imports/", {"kind": "agencies", "source": "x"}).status_code == 422
        response = self._upload(browser, *ROWS, source="")
        assert (response.status_code, "请填写文件来源" in response.content.decode()) == (422, True)

    def test_from_the_file_to_the_list(self, browser):
        address = self._upload(browser, *ROWS, "x,甲,planet,310113")["Location"]
        page = browser.get(address).content.decode()
        assert "部门简码" in page
        columns = {f"column-{key}": at for key, at in ImportRun.objects.get().mapping.items()}
        assert browser.post(f"{address}columns", columns).status_code == 302
        assert "<progress" in browser.get(address).content.decode()
        assert "HX-Refresh" not in browser.get(f"{address}progress")
        run = check_import(ImportRun.objects.get().pk, now=OPENED)
        assert "HX-Refresh" in browser.get(f"{address}progress")
        page = browser.get(f"{address}?level=error").content.decode()
        assert "C4" in page
        assert browser.post(f"{address}confirm").status_code == 409
        assert b"".join(browser.get(f"{address}report.xlsx"))[:2] == b"PK"
        assert browser.post(f"{address}discard").status_code == 302
        assert ImportRun.objects.get(pk=run.pk).state == "discarded"

    def test_the_history_asks_as_much_for_many_as_for_one(self, browser, django_assert_max_num_queries):
        for number in range(5):
            _begin(ROWS[0], f"z{number},镇{number},town,31011300{number}")
        with django_assert_max_num_queries(18):
            assert browser.get("/reform/imports/").status_code == 200
