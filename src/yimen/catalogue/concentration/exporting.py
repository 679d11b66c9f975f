"""The report as a workbook: a line for each department, and what is missing with the next step."""

from collections.abc import Sequence
from datetime import date
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import Workbook

from yimen.catalogue.concentration.queries import Line
from yimen.catalogue.concentration.words import tell
from yimen.catalogue.exporting import add_sheet, saved


def report_workbook(lines: Sequence[Line], day: date) -> IO[bytes]:
    """Two sheets. The file is deleted when it is closed."""
    book = Workbook(write_only=True)
    heading = (
        _("Department"),
        _("Approval section"),
        _("Inside the headcount"),
        _("Posts"),
        _("Posts taken"),
        _("Services"),
        _("Powers concentrated"),
        _("In the hall"),
        _("Authority in place"),
        _("Missing"),
    )
    add_sheet(book, day.isoformat(), heading, (_row(line) for line in lines))
    rows = (_missing(line, place) for line in lines for place in range(len(line.judgement.missing)))
    add_sheet(
        book,
        _("Missing"),
        (_("Department"), _("Service code"), _("Service"), _("What is missing"), _("Next step")),
        rows,
    )
    return saved(book)


def _row(line: Line) -> Sequence[str | int]:
    judgement = line.judgement
    numbers = (judgement.services, judgement.concentrated, judgement.in_hall, judgement.in_authority)
    return (
        line.agency.title,
        judgement.section,
        _("yes") if judgement.inside_headcount else _("no"),
        judgement.posts,
        judgement.taken,
        *numbers,
        len(judgement.missing),
    )


def _missing(line: Line, place: int) -> Sequence[str]:
    missing = line.judgement.missing[place]
    told = tell(missing)
    return (line.agency.title, missing.service, missing.name if missing.service else "", told.says, told.step)
