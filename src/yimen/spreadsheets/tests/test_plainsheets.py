"""Plain sheets come back as they were written, through a reader that knows nothing of them (nor of escaped signs)."""

from openpyxl import load_workbook

from yimen.spreadsheets.plainsheets import PlainWorkbook


def test_texts_and_numbers_come_back() -> None:
    book = PlainWorkbook()
    rows = [("=1+1", 7), ('a <b> & "c"\n第二行', 0), ("", -3), (" _x0041_ \x07", 12)]
    book.add_sheet("Powers & 权力", ("名称", "No."), iter(rows), (40,))
    book.add_sheet("empty", ("x",), ())
    with book.saved() as file:
        read = load_workbook(file)
        first = read["Powers & 权力"]
        assert [cell.font.bold for cell in first[1]] == [True, True]
        assert first.freeze_panes == "A2" and first.column_dimensions["A"].width == 40
        told = [tuple(cell.value for cell in row) for row in first.iter_rows(min_row=2)]
        assert told == [("=1+1", 7), ('a <b> & "c"\n第二行', 0), (None, -3), (" _x005F_x0041_ ", 12)]
        assert first["A2"].data_type == "s"
        assert [cell.value for cell in read["empty"][1]] == ["x"]


def test_more_rows_than_one_batch() -> None:
    book = PlainWorkbook()
    book.add_sheet("x", ("n",), ((number,) for number in range(1201)))
    with book.saved() as file:
        rows = load_workbook(file, read_only=True)["x"].iter_rows(min_row=2, values_only=True)
        assert [value for (value,) in rows] == list(range(1201))
