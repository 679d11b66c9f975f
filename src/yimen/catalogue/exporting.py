"""The catalogue as a workbook: written row by row, so that a long list does not fill the memory."""

from collections.abc import Iterable, Sequence
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font

from yimen.catalogue.history import CatalogueDiff, Changed
from yimen.catalogue.models import ChangeKind, MatterType, ServiceVersion


def catalogue_workbook(versions: Iterable[ServiceVersion], day: date) -> IO[bytes]:
    """One sheet: the services that stood in the catalogue on the day. The file is deleted when it is closed."""
    book = Workbook(write_only=True)
    heading = (
        _("Department"),
        _("Service code"),
        _("Name"),
        _("Kind of power"),
        _("Statutory term"),
        _("Promised term"),
        _("In this form since"),
        _("Kind of change"),
        _("Legal basis of the change"),
    )
    add_sheet(book, day.isoformat(), heading, (_row(version) for version in versions))
    return saved(book)


def diff_workbook(found: CatalogueDiff) -> IO[bytes]:
    """One sheet for each kind of difference, empty ones too."""
    book = Workbook(write_only=True)
    heading = (
        _("Department"),
        _("Service code"),
        _("Name before"),
        _("Name after"),
        _("Kind before"),
        _("Kind after"),
        _("Promised before"),
        _("Promised after"),
        _("From this day on"),
        _("Kind of change"),
        _("Reason of the change"),
        _("Legal basis of the change"),
    )
    for title, rows in groups(found):
        add_sheet(book, title, heading, (_changed(each) for each in rows))
    return saved(book)


def groups(found: CatalogueDiff) -> list[tuple[str, tuple[Changed, ...]]]:
    """The kinds of difference with their words, in the order of pages and sheets."""
    return [
        (_("Added services"), found.added),
        (_("Cancelled services"), found.cancelled),
        (_("Adjusted services"), found.adjusted),
        (_("Renamed services"), found.renamed),
        (_("Guides revised"), found.guides),
    ]


def _row(version: ServiceVersion) -> Sequence[str]:
    return (
        version.agency.title,
        version.service.code,
        version.title,
        str(MatterType(version.type).label),
        version.statutory,
        version.promised,
        version.valid_from.isoformat(),
        str(ChangeKind(version.kind).label),
        version.basis,
    )


def _changed(each: Changed) -> Sequence[str]:
    before, after, by = each.before, each.after, each.by
    return (
        each.shown.agency.title,
        each.shown.service.code,
        before.title if before else "",
        after.title if after else "",
        str(MatterType(before.type).label) if before else "",
        str(MatterType(after.type).label) if after else "",
        before.promised if before else "",
        after.promised if after else "",
        by.valid_from.isoformat() if by else "",
        str(ChangeKind(by.kind).label) if by else "",
        by.reason if by else "",
        by.basis if by else "",
    )


def add_sheet(book: Workbook, title: str, heading: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number, _heading in enumerate(heading, 1):
        sheet.column_dimensions[chr(64 + number)].width = 40 if number in (2, 3) else 20
    sheet.append([_text(sheet, words, bold=True) for words in heading])
    for row in rows:
        sheet.append([_text(sheet, words) for words in row])


def _text(sheet: Any, words: str | int, *, bold: bool = False) -> Cell:
    """A cell that is text whatever it begins with: a name is never a formula. A figure stays a figure."""
    cell = WriteOnlyCell(sheet, words)
    if isinstance(words, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def saved(book: Workbook) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115  # the response that sends it closes it
    book.save(file)
    file.seek(0)
    return file
