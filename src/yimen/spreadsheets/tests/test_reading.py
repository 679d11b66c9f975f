"""Tables as devices make them: what is read, what is marked, what is refused by name."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from yimen.errors import Refusal
from yimen.spreadsheets import (
    Column,
    Limits,
    Mark,
    Remark,
    WorkbookWriter,
    csv_lines,
    find_heading,
    guard,
    letters,
    open_table,
    place,
    plain_name,
    propose,
    unguard,
)

ROWS = [["编码", "名称"], ["001", "烟花爆竹零售许可"], ["002", "食品经营许可"]]


def _text(rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def _book(tmp_path, fill, name="list.xlsx"):
    book = Workbook()
    fill(book)
    book.save(tmp_path / name)
    return tmp_path / name


def _rows(path, **more):
    with open_table(path, **more) as table:
        return list(table.rows())


def _cells(path):
    return [list(row.cells) for row in _rows(path)]


def _refused(path, **more):
    with pytest.raises(Refusal) as refused:
        _rows(path, **more)
    assert refused.value.code.startswith("table_")
    assert refused.value.data["file"] == path.name
    return refused.value.code


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_encodings_and_delimiters_simply_work(self, tmp_path, encoding, delimiter):
        path = tmp_path / "list.csv"
        path.write_bytes(_text(ROWS, delimiter).encode(encoding))
        assert _cells(path) == ROWS

    def test_a_first_line_that_says_the_delimiter_is_no_row(self, tmp_path):
        path = tmp_path / "list.csv"
        path.write_text("sep=;\n" + _text(ROWS, ";"), encoding="utf-8")
        assert [(row.number, row.cells[0]) for row in _rows(path)] == [(2, "编码"), (3, "001"), (4, "002")]

    def test_the_line_of_a_wrong_encoding_is_named(self, tmp_path):
        path = tmp_path / "list.csv"
        path.write_bytes(_text(ROWS).encode() + b"\xff\xff,x\n")
        with pytest.raises(Refusal) as refused:
            _rows(path)
        assert (refused.value.code, refused.value.data["line"]) == ("table_encoding", 4)

    def test_commas_within_quotes_do_not_mislead(self, tmp_path):
        rows = [["a", "b"], ["x, y, z", "1"], ["p, q, r", "2"]]
        path = tmp_path / "list.csv"
        path.write_text(_text(rows, ";"), encoding="utf-8")
        assert _cells(path) == rows

    def test_what_a_spreadsheet_would_run_is_marked(self, tmp_path):
        path = tmp_path / "list.csv"
        path.write_text("=1+1,@SUM(A1),+cmd|x,-A1,-5,+86 21,'=1,- 一\n", encoding="utf-8")
        row = _rows(path)[0]
        assert {at: mark for at, mark in row.marks.items()} == dict.fromkeys(range(4), Mark.FORMULA)
        assert row.cells[6] == "=1"


class TestWorkbook:
    def test_values_become_the_texts_that_people_see(self, tmp_path):
        def fill(book):
            sheet = book.active
            sheet.append(["001", 12, 1.5, True, date(2016, 5, 3), datetime(2016, 5, 3, 9, 30), None, "x"])
            sheet["B2"] = 42
            sheet["B2"].number_format = "000000"

        rows = _rows(_book(tmp_path, fill))
        assert rows[0].cells == ("001", "12", "1.5", "true", "2016-05-03", "2016-05-03 09:30:00", "", "x")
        assert rows[0].marks == {1: Mark.NUMBER, 2: Mark.NUMBER}
        assert (rows[1].cells[1], dict(rows[1].marks)) == ("000042", {})

    def test_formulas_merged_cells_and_hidden_rows_are_marked(self, tmp_path):
        def fill(book):
            sheet = book.active
            for row in (["a", "b"], ["=1+1", "x"], ["y", "z"], ["#N/A", "w"]):
                sheet.append(row)
            sheet["A4"].data_type = "e"
            sheet.merge_cells("B2:B3")
            sheet.row_dimensions[3].hidden = True
            sheet.column_dimensions["B"].hidden = True

        path = _book(tmp_path, fill)
        rows = _rows(path)
        assert rows[1].marks == {0: Mark.FORMULA}
        assert rows[2].marks == {1: Mark.MERGED}
        assert rows[3].marks == {0: Mark.FAULT}
        assert [row.hidden for row in rows] == [False, False, True, False]
        with open_table(path) as table:
            assert [notice.code for notice in table.notices] == ["table_hidden_columns", "table_hidden_rows"]

    def test_of_several_sheets_it_is_said_which_is_read(self, tmp_path):
        def fill(book):
            book.active.title = "空"
            book.create_sheet("藏").append(["secret"])
            book["藏"].sheet_state = "hidden"
            book.create_sheet("清单").append(["a"])

        path = _book(tmp_path, fill)
        with open_table(path) as table:
            assert (table.sheet, [row.cells for row in table.rows()]) == ("清单", [("a",)])
            assert [notice.code for notice in table.notices] == ["table_other_sheets", "table_hidden_sheets"]
        assert _rows(path, sheet="藏")[0].cells == ("secret",)
        assert _refused(path, sheet="无") == "table_sheet_unknown"

    def test_gaps_and_cells_far_away(self, tmp_path):
        def fill(book):
            book.active["C3"] = "x"
            book.active["XFD1"].number_format = "0"  # only formatted; there is nothing in it

        path = _book(tmp_path, fill)
        assert [row.cells for row in _rows(path)] == [("", "", ""), ("", "", ""), ("", "", "x")]
        far = _book(tmp_path, lambda book: book.active.__setitem__("A1048576", "x"), "far.xlsx")
        assert _refused(far) == "table_too_many_rows"
        wide = _book(tmp_path, lambda book: book.active.__setitem__("XFD1", "x"), "wide.xlsx")
        assert _refused(wide) == "table_too_many_columns"


def _zip(tmp_path, name, parts):
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return tmp_path / name


def _tampered(tmp_path, change):
    """A sound workbook, with some parts changed."""
    path = _book(tmp_path, lambda book: book.active.append(["a"]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _zip(tmp_path, "hostile.xlsx", parts | change(parts))


BOMB = b"<sheetData>" + b"0" * 30_000_000
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: {"xl/vbaProject.bin": b"x"}, "table_macros"),
        (lambda parts: {"xl/workbook.bin": b"x"}, "table_not_a_workbook"),
        (lambda parts: {"xl/worksheets/sheet1.xml": BOMB}, "table_zip_bomb"),
        (lambda parts: {"xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"][:-20]}, "table_workbook_unreadable"),
        (lambda parts: {"xl/workbook.xml": b"<workbook/>"}, "table_no_sheet"),
        (lambda parts: {"xl/styles.xml": ENTITIES + parts["xl/styles.xml"].partition(b"?>")[2]}, "table_xml_hostile"),
        (lambda parts: {"xl/worksheets/sheet1.xml": ENTITIES + b"<worksheet/>"}, "table_xml_hostile"),
    ],
)  # fmt: skip
def test_hostile_workbooks_are_refused_by_name(tmp_path, change, code):
    assert _refused(_tampered(tmp_path, change)) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_empty"),
        (b"PK\x03\x04broken", "table_zip_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "table_old_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "table_password"),
        (b"%PDF-1.7", "table_not_a_table"),
        (b"  <html><table>", "table_not_a_table"),
        ('a,"' + "长" * 100_001, "table_quote_open"),
        ("a\n" * 5, "table_too_many_rows"),
        (",".join("a" * 5), "table_too_many_columns"),
        ("x" * 600_000, "table_too_large"),
    ],
)
def test_files_that_are_no_table(tmp_path, content, code):
    path = tmp_path / "list.xlsx"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert _refused(path, limits=Limits(size=500_000, rows=3, columns=4)) == code


def test_links_to_other_files_are_told(tmp_path):
    path = _tampered(tmp_path, lambda parts: {"xl/externalLinks/externalLink1.xml": b"<x/>"})
    with open_table(path) as table:
        assert [notice.code for notice in table.notices] == ["table_external_links"]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
@example(b"PK\x03\x04")
@example(b"\xff\xfea")
@example(b'"')
@example(b"\r\r\n\x00,")
def test_any_bytes_give_rows_or_a_named_refusal(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        _rows_or_refusal(path)


SOUND = None


def _sound():
    global SOUND
    if SOUND is None:
        with TemporaryDirectory() as folder:
            path = _book(Path(folder), lambda book: [book.active.append(row) for row in ROWS])
            SOUND = path.read_bytes()
    return SOUND


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_workbook_with_any_bytes_changed_gives_rows_or_a_named_refusal(data):
    content = bytearray(_sound())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 200))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        path.write_bytes(bytes(content[: len(content) - cut]))
        _rows_or_refusal(path)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_sheet_with_any_xml_changed_gives_rows_or_a_named_refusal(data):
    with zipfile.ZipFile(io.BytesIO(_sound())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = data.draw(st.sampled_from(sorted(parts)))
    text = bytearray(parts[part])
    at = data.draw(st.integers(0, len(text) - 1))
    text[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    with TemporaryDirectory() as folder:
        path = _zip(Path(folder), "list.xlsx", parts | {part: bytes(text)})
        _rows_or_refusal(path)


def _rows_or_refusal(path):
    try:
        assert all(isinstance(cell, str) for row in _rows(path) for cell in row.cells)
    except Refusal as refusal:
        assert refusal.code.startswith("table_")


CELLS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=30),
    min_size=3,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=4))
@example([["=1+1", "'=1", "''@x"], ["-1", "+1,;\t", 'a"b\nc'], ["_x0041_", "_x000D_", "長" * 30_000]])
def test_what_goes_out_comes_back(rows):
    heading = ["甲", "乙", "丙"]
    with TemporaryDirectory() as folder:
        text, book = Path(folder) / "list.csv", Path(folder) / "list.xlsx"
        text.write_text("".join(csv_lines(heading, rows)), encoding="utf-8", newline="")
        writer = WorkbookWriter("清单", heading)
        writer.add_all(rows)
        with writer.saved() as file:
            book.write_bytes(file.read())
        for path in (text, book):
            read = [list(row.cells) for row in _rows(path)]
            assert read[: len(rows) + 1] == [heading, *rows] or _only_empty_lost(read, [heading, *rows])


def _only_empty_lost(read, wanted):
    """A workbook ends with its last row, and its last column, that holds anything."""
    bare = [[cell for cell in row] for row in wanted]
    while bare and not any(bare[-1]):
        bare.pop()
    return [row + [""] * (3 - len(row)) for row in read] == bare


@given(st.text())
def test_a_guard_is_taken_away_exactly_once_and_nothing_guarded_would_run(text):
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r")


def test_remarks_are_seen_in_the_workbook(tmp_path):
    import openpyxl

    writer = WorkbookWriter("报告", ["a", "b"])
    writer.add(["x", ""], {1: Remark("空")})
    (tmp_path / "report.xlsx").write_bytes(writer.saved().read())
    cell = openpyxl.load_workbook(tmp_path / "report.xlsx").active["B2"]
    assert (cell.comment.text, cell.fill.fgColor.rgb) == ("空", "00F8CBAD")


COLUMNS = (
    Column("code", "编码", "Code", "code", required=True, synonyms=("事项编码",)),
    Column("name", "名称", "Name", required=True, element="task_name"),
)


@pytest.mark.parametrize("names", [["编码", "名称"], ["TASK_NAME", "事项编码（必填）*"], ["x", " Ｃｏｄｅ ", "name"]])
def test_headings_are_recognised_by_their_names_and_synonyms(names):
    mapping = propose(names, COLUMNS)
    assert mapping.missing(COLUMNS) == []
    assert plain_name(names[mapping.places["name"]]) in COLUMNS[1].names


def test_the_heading_need_not_be_the_first_row(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("宝山区事项清单,\n,\n编码,名称\n1,甲\n", encoding="utf-8")
    with open_table(path) as table:
        assert find_heading(table.rows(), COLUMNS, table.name).row == 3


def test_places():
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert place(3, 17) == "C17"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{"a": 1, "b": null}\n\n{"b": true, "c": "x"}\n',
            [(0, ("a", "b", "c")), (1, ("1", "", "")), (3, ("", "1", "x"))],
        ),
        ('{"a": "=1+1"}', [(0, ("a",)), (1, ("=1+1",))]),
        ('{"a": 1}\n[2]', "table_json_line"),
        ('{"a": 1}\n{', "table_json_line"),
        ('{"a": [1]}', "table_json_value"),
    ],
)
def test_json_lines(tmp_path, text, expected):
    path = tmp_path / "list.jsonl"
    path.write_text(text, encoding="utf-8")
    if isinstance(expected, str):
        with pytest.raises(Refusal, match=rf"^{expected}\b"):
            list(open_table(path).rows())
        return
    with open_table(path) as table:
        assert [(row.number, row.cells) for row in table.rows()] == expected
