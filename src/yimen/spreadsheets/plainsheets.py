"""A workbook of plain sheets, written as XML text row by row: many times faster than cell objects, and no list in memory.

For long lists that need no colours or comments: texts, whole numbers, a bold heading that stays in sight.
Source of the parts: ECMA-376 (Office Open XML), the smallest set that spreadsheets open without a word.
"""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from yimen.spreadsheets.celltext import LONGEST_CELL, cell_text

BATCH = 500
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Style 0 is plain, style 1 bold.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class PlainWorkbook:
    """Sheets are added one after the other; `saved` ends it."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
        self._zip = ZipFile(self._file, "w", ZIP_DEFLATED, compresslevel=3)
        self._titles: list[str] = []

    def add_sheet(
        self, title: str, heading: Sequence[str], rows: Iterable[Sequence[str | int]], widths: Sequence[int] = ()
    ) -> None:
        """One sheet. widths: of the columns, in characters; a text that is too long for a cell is cut."""
        self._titles.append(title[:31])
        with self._zip.open(f"xl/worksheets/sheet{len(self._titles)}.xml", "w", force_zip64=True) as sheet:
            sheet.write(_beginning(len(heading), widths).encode())
            sheet.write(_row(heading, ' s="1"').encode())
            batch: list[str] = []
            for row in rows:
                batch.append(_row(row))
                if len(batch) == BATCH:
                    sheet.write("".join(batch).encode())
                    batch.clear()
            sheet.write(("".join(batch) + "</sheetData></worksheet>").encode())

    def saved(self) -> IO[bytes]:
        """The finished file, open at its start; it is deleted when it is closed."""
        numbers = range(1, len(self._titles) + 1)
        relations = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        self._zip.writestr("[Content_Types].xml", _content_types(numbers))
        self._zip.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        self._zip.writestr("xl/workbook.xml", _workbook(self._titles))
        self._zip.writestr("xl/_rels/workbook.xml.rels", _relations([*relations, ("rIdS", "styles", "styles.xml")]))
        self._zip.writestr("xl/styles.xml", _STYLES)
        self._zip.close()
        self._file.seek(0)
        return self._file


def _beginning(columns: int, widths: Sequence[int]) -> str:
    given = [*widths, *[20] * (columns - len(widths))]
    wide = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(given, 1))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{wide}</cols><sheetData>"
    )


def _row(cells: Sequence[str | int], style: str = "") -> str:
    return f"<row>{''.join(_cell(value, style) for value in cells)}</row>"


def _cell(value: str | int, style: str) -> str:
    if isinstance(value, int):
        return f"<c{style}><v>{value}</v></c>"
    if not value:
        return f"<c{style}/>"
    text = escape(cell_text(value[:LONGEST_CELL]))
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _content_types(numbers: Iterable[int]) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    )


def _relations(rows: Iterable[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _workbook(titles: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{escape(cell_text(title), {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(titles, 1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
