"""Tables that people hand in and take away: CSV and xlsx, read row by row, whatever a device has made of them. Pure.

`open_table` gives the rows of any file with their numbers, or a Refusal that names the place; what is odd in a cell (a
formula, a merged range, a hidden row) goes with the row as a mark. The sentences for the codes stand in
`yimen.wording.tables`, since this package knows no Django.
"""

from yimen.spreadsheets.addresses import letters, place
from yimen.spreadsheets.columns import (
    Column,
    ColumnMapping,
    Heading,
    find_heading,
    fingerprint,
    plain_name,
    propose,
    refuse_twice,
)
from yimen.spreadsheets.csvwriting import csv_lines
from yimen.spreadsheets.findings import Finding, Level, check_cells, check_marks, error, warning
from yimen.spreadsheets.guarding import guard, unguard
from yimen.spreadsheets.limits import LIMITS, Limits
from yimen.spreadsheets.opening import Table, open_table
from yimen.spreadsheets.rows import Mark, Notice, Row
from yimen.spreadsheets.xlsxwriting import Remark, WorkbookWriter

__all__ = [
    "LIMITS",
    "Column",
    "ColumnMapping",
    "Finding",
    "Heading",
    "Level",
    "Limits",
    "Mark",
    "Notice",
    "Remark",
    "Row",
    "Table",
    "WorkbookWriter",
    "check_cells",
    "check_marks",
    "csv_lines",
    "error",
    "find_heading",
    "fingerprint",
    "guard",
    "letters",
    "open_table",
    "place",
    "plain_name",
    "propose",
    "refuse_twice",
    "unguard",
    "warning",
]
