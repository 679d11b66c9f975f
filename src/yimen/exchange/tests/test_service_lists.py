"""Import of lists: every way a file can be wrong, then the real list of another district where it is at hand."""

import csv
import json
from pathlib import Path

import pytest
from django.utils import translation

from yimen.agencies.models import Agency
from yimen.catalogue.models import Matter, Service
from yimen.catalogue.queries import plain_search
from yimen.catalogue.tests.factories import OPENED
from yimen.errors import Refusal
from yimen.exchange.kinds import KINDS
from yimen.exchange.local import import_file
from yimen.exchange.saying import say_finding
from yimen.spreadsheets import Limits, opening

pytestmark = pytest.mark.django_db

HEADING = "department,main_item,item_name,area_code,item_code,task_type,dept_code"
ORGAN = "11511301008778183N"
REAL = Path(__file__).parents[5] / "shared" / "data" / "items-guangan.csv"


def import_list(path, district, **more):
    return import_file(path, KINDS["services"], district, **more)


def _say(finding):
    return say_finding(finding.code, finding.params, KINDS["services"])


def _row(name="烟花爆竹零售许可", number="0001", *, department="区应急局", area="511602000000", kind="1", dept=ORGAN):
    return f"{department},未分类,{name},{area},511A{number}000000-511602000000-000-{ORGAN}-1-00,{kind},{dept}"


def _file(tmp_path, *rows, heading=HEADING, encoding="utf-8-sig", name="list.csv"):
    path = tmp_path / name
    path.write_bytes("\r\n".join([heading, *rows, ""]).encode(encoding))
    return path


def _refused(path, district="511602"):
    with pytest.raises(Refusal) as refused:
        import_list(path, district, now=OPENED)
    assert Service.objects.count() == Agency.objects.count() == Matter.objects.count() == 0
    return refused.value.code


class TestWholeFile:
    @pytest.mark.parametrize("district", ["", "51160", "5116020", "511602x", "051160", "５１１６０２"])
    def test_a_district_that_is_no_code(self, tmp_path, district):
        assert _refused(_file(tmp_path, _row()), district) == "import_district_wrong"

    def test_no_file(self, tmp_path):
        assert _refused(tmp_path / "nothing.csv") == "table_missing"

    def test_a_folder(self, tmp_path):
        assert _refused(tmp_path) == "table_unreadable"

    def test_an_empty_file(self, tmp_path):
        (tmp_path / "list.csv").touch()
        assert _refused(tmp_path / "list.csv") == "table_empty"

    def test_a_huge_file(self, tmp_path, monkeypatch):
        monkeypatch.setattr(opening.open_table, "__kwdefaults__", {"sheet": "", "limits": Limits(size=100), "name": ""})
        assert _refused(_file(tmp_path, *[_row()] * 5)) == "table_too_large"

    def test_too_many_rows(self, tmp_path, monkeypatch):
        monkeypatch.setattr(opening.open_table, "__kwdefaults__", {"sheet": "", "limits": Limits(rows=2), "name": ""})
        rows = [_row(f"许可{n}", f"{n:04d}") for n in range(3)]
        assert _refused(_file(tmp_path, *rows)) == "table_too_many_rows"

    @pytest.mark.parametrize(
        ("start", "code"),
        [
            (b"PK\x03\x04xlsx", "table_zip_broken"),
            (b"%PDF-1.7", "table_not_a_table"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xls", "table_old_workbook"),
        ],
    )
    def test_another_kind_of_file_called_csv(self, tmp_path, start, code):
        (tmp_path / "list.csv").write_bytes(start + b"\x00" * 100)
        assert _refused(tmp_path / "list.csv") == code

    def test_an_encoding_that_is_neither(self, tmp_path):
        path = _file(tmp_path, _row())
        path.write_bytes(path.read_bytes() + b"\xff\xff\xff\n")
        with pytest.raises(Refusal) as refused:
            import_list(path, "511602", now=OPENED)
        assert (refused.value.code, refused.value.data["line"]) == ("table_encoding", 3)

    def test_no_heading(self, tmp_path):
        assert _refused(_file(tmp_path, heading=" , ,")) == "table_no_heading"

    def test_missing_columns_are_named(self, tmp_path):
        path = _file(tmp_path, "x,y", heading="department,item_name")
        with pytest.raises(Refusal) as refused:
            import_list(path, "511602", now=OPENED)
        assert refused.value.code == "table_columns_missing"
        assert "item_code" in refused.value.data["columns"]

    def test_a_column_twice(self, tmp_path):
        assert _refused(_file(tmp_path, heading=f"{HEADING},item_name")) == "table_column_twice"

    def test_a_heading_alone(self, tmp_path):
        assert _refused(_file(tmp_path)) == "table_no_rows"

    def test_a_quote_that_never_ends_is_told(self, tmp_path):
        path = _file(tmp_path, '区应急局,未分类,"' + "长" * 200_000)
        assert _refused(path) == "table_quote_open"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("区应急局,未分类,太短", "row_wrong_length"),
        (_row() + ",extra", "row_wrong_length"),
        (_row(name=""), "row_cell_empty"),
        (_row(name="名" * 501), "row_cell_too_long"),
        (_row(name="=HYPERLINK(1)"), "row_cell_formula"),
        (_row(name="@SUM(A1)"), "row_cell_formula"),
        (_row(name="+cmd|x"), "row_cell_formula"),
        (_row(name="许\x07可"), "row_cell_control"),
        (_row(area="310113000000"), "row_district_other"),
        (_row(number="<b>"), "row_code_shape"),
        (_row(), "row_code_twice"),
    ],
)
def test_one_wrong_row_and_nothing_is_written(tmp_path, row, code):
    report = import_list(_file(tmp_path, _row(), row, _row("另一许可", "0009")), "511602", now=OPENED)
    assert code in {finding.code for finding in report.errors}
    assert {finding.row for finding in report.errors} == {3}
    assert not report.written
    assert Service.objects.count() == Agency.objects.count() == Matter.objects.count() == 0


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (_row(number="0002"), "row_name_twice"),
        (_row("甲", "0002", kind="77"), "row_type_unknown"),
        (_row("甲", "0002", dept="11511301008778183X"), "row_authority_check"),
        (_row("甲", "0002", dept="11511301452259996u"), "row_authority_case"),
        (_row("甲", "0002", dept="00877868-5"), "row_authority_shape"),
        ("区应急局,未分类,甲,511602000000,E-000004-001-1,1," + ORGAN, "row_item_code_form"),
    ],
)
def test_what_is_only_odd_is_told_and_kept(tmp_path, row, code):
    report = import_list(_file(tmp_path, _row(), row), "511602", now=OPENED)
    assert [finding.code for finding in report.warnings] == [code]
    assert (report.errors, report.counts.new, Service.objects.count()) == ([], 2, 2)


def test_every_finding_has_a_sentence_in_both_languages(tmp_path):
    rows = ["x", _row(name="=1"), _row("甲", "0002", kind="77", dept="00877868-5")]
    report = import_list(_file(tmp_path, *rows), "511602", now=OPENED)
    for language in ("zh-hans", "en"):
        with translation.override(language):
            assert all("%" not in _say(finding) for finding in report.findings)


def test_a_code_of_another_district_is_not_taken_over(tmp_path):
    import_list(_file(tmp_path, _row()), "511602", now=OPENED)
    Service.objects.update(district="511603")
    report = import_list(_file(tmp_path, _row("甲")), "511602", now=OPENED)
    assert [finding.code for finding in report.errors] == ["row_code_taken"]
    assert not report.written
    assert Service.objects.get().name == "烟花爆竹零售许可"


def test_a_dry_run_writes_nothing(tmp_path):
    report = import_list(_file(tmp_path, _row()), "511602", dry_run=True, now=OPENED)
    assert (report.counts.rows, report.counts.new, report.written, Service.objects.count()) == (1, 1, False, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_spreadsheets_write(tmp_path, encoding):
    import_list(_file(tmp_path, _row(), encoding=encoding), "511602", now=OPENED)
    assert Service.objects.get().name == "烟花爆竹零售许可"


def test_columns_in_another_order_and_more_of_them(tmp_path):
    heading = "note,item_name,department,main_item,area_code,dept_code,item_code,task_type"
    row = f"x,许可,区应急局,烟花许可,511602000000,{ORGAN},511A0001000000-511602000000-000-{ORGAN}-1-00,1"
    import_list(_file(tmp_path, row, heading=heading), "511602", now=OPENED)
    service = Service.objects.get()
    assert (service.group, service.matter.code, service.agency.uscc) == ("烟花许可", "511A0001000000", ORGAN)


def test_again_changes_what_changed_and_doubles_nothing(tmp_path):
    first = import_list(_file(tmp_path, _row(), _row("乙", "0002")), "511602", now=OPENED)
    assert (first.counts.new, first.counts.changed, first.counts.unchanged) == (2, 0, 0)
    again = import_list(_file(tmp_path, _row(), _row("乙（改）", "0002")), "511602", now=OPENED)
    assert (again.counts.new, again.counts.changed, again.counts.unchanged) == (0, 1, 1)
    assert Service.objects.count() == 2
    assert [service.name for service in plain_search("乙（改）", "511602")] == ["乙（改）"]


def test_empty_lines_between_rows_do_no_harm(tmp_path):
    report = import_list(_file(tmp_path, "", _row(), ",,,,,,", _row("乙", "0002")), "511602", now=OPENED)
    assert (report.counts.rows, report.counts.new) == (2, 2)


@pytest.mark.skipif(not REAL.exists(), reason="the real list of Guang'an is not at hand (../shared/data)")
class TestRealList:
    def test_all_rows_come_in_with_their_findings(self):
        steps: list[int] = []
        report = import_list(REAL, "511602", progress=steps.append, now=OPENED)
        assert (report.counts.rows, report.counts.new, Agency.objects.count(), report.errors) == (1135, 1135, 34, [])
        found = {code: [f.params["value"] for f in report.findings if f.code == code] for code in
                 {f.code for f in report.findings} - {"row_name_twice"}}  # fmt: skip
        assert found["row_authority_check"] == ["TE5116020105116050"]
        assert found["row_authority_case"] == ["11511301452259996u"]
        names = [f.params["name"] for f in report.findings if f.code == "row_name_twice"]
        assert names == ["求职创业补贴申领", "城市建筑物、设施上张挂、张贴宣传品审批"]
        assert Service.objects.filter(district="511602", name="求职创业补贴申领").count() == 2
        assert steps[-1] == 1136

    def test_again_nothing_changes(self):
        import_list(REAL, "511602", now=OPENED)
        again = import_list(REAL, "511602", now=OPENED)
        assert (again.counts.new, again.counts.changed, again.counts.unchanged) == (0, 0, 1135)

    def test_in_gb18030_the_same(self, tmp_path):
        path = tmp_path / "list.csv"
        path.write_bytes(REAL.read_text(encoding="utf-8-sig").encode("gb18030"))
        assert import_list(path, "511602", now=OPENED).counts.new == 1135

    def test_for_another_district_it_is_refused_row_by_row(self):
        report = import_list(REAL, "310113", now=OPENED)
        assert (len(report.errors), report.written, Service.objects.count()) == (1135, False, 0)


class TestCommand:
    @pytest.fixture
    def run(self, monkeypatch):
        from typer.testing import CliRunner

        from yimen.cli import catalogue

        monkeypatch.setattr(catalogue, "_prepare", lambda: None)
        return lambda *arguments: CliRunner().invoke(catalogue.catalogue, ["import", *map(str, arguments)])

    def test_errors_end_with_one_and_are_all_reported(self, tmp_path, run):
        report = tmp_path / "report.json"
        result = run(_file(tmp_path, _row(name="")), "--district", "511602", "--report", report)
        assert result.exit_code == 1
        assert "Nothing was written" in result.output
        told = json.loads(report.read_text(encoding="utf-8"))
        assert [line["code"] for line in told["findings"]] == ["row_cell_empty"]

    def test_a_report_of_another_kind_is_refused_before_anything_is_done(self, tmp_path, run):
        result = run(_file(tmp_path, _row()), "--district", "511602", "--report", tmp_path / "r.docx")
        assert result.exit_code == 2
        assert Service.objects.count() == 0

    def test_brackets_in_a_list_are_text_and_no_colours(self, tmp_path, run):
        path = _file(tmp_path, _row(name="许可[/red]"), _row(name="许可[/red]", number="0002"), name="[bold]list.csv")
        result = run(path, "--district", "511602", "--dry-run")
        assert result.exit_code == 0, result.output
        assert "许可[/red]" in result.output
        assert "[bold]list.csv" in result.output

    def test_warnings_are_told_in_chinese_too(self, tmp_path, run):
        report = tmp_path / "report.csv"
        path = _file(tmp_path, _row(), _row(number="0002"))
        result = run(path, "--district", "511602", "--report", report, "--language", "zh-hans")
        assert result.exit_code == 0, result.output
        assert "2 new" in result.output
        with report.open(encoding="utf-8-sig", newline="") as file:
            assert [line["row"] for line in csv.DictReader(file)] == ["3"]
