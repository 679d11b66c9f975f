"""The list and its differences as workbooks, written row by row."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from openpyxl import Workbook

from yimen.catalogue.exporting import add_sheet, saved
from yimen.catalogue.models import MatterType
from yimen.powers.history import PowersDiff
from yimen.powers.lists import Narrowing, powers
from yimen.powers.models import Exercise, PowerVersion, Responsibility
from yimen.powers.states import PowerState, on_day
from yimen.powers.words import FIELD_WORDS
from yimen.powers.wordwise import differences
from yimen.spreadsheets.plainsheets import PlainWorkbook

_POWER = (
    "code",
    "name",
    "kind",
    "agency",
    "parent",
    "subject",
    "section",
    "basis",
    "forwards",
    "supervision",
    "status",
)
_DUTY = ("code", "step", "text", "duty_basis", "liability", "liability_basis")


def list_workbook(district: str, day: date, narrowing: Narrowing) -> IO[bytes]:
    """The powers that fit, and on a second sheet all their responsibilities."""
    book = PlainWorkbook()
    found = powers(district, day, narrowing)
    heading = [*(str(FIELD_WORDS[name]) for name in _POWER), str(FIELD_WORDS["duties"])]
    rows = (_power(version) for version in found.iterator(chunk_size=500))
    book.add_sheet(_("Powers"), heading, rows, (20, 40, 20, 30))
    words = [str(FIELD_WORDS[name]) for name in _DUTY]
    numbered = [words[0], _("No."), *words[1:]]
    book.add_sheet(str(FIELD_WORDS["duties"]), numbered, _duties(found, day), (20, 6, 14, 60, 40, 40, 40))
    return book.saved()


def changes_workbook(found: PowersDiff) -> IO[bytes]:
    """One sheet for each kind of difference, empty ones too."""
    book = Workbook(write_only=True)
    heading = [str(FIELD_WORDS[name]) for name in ("code", "name", "kind", "agency", "basis")]
    for title, states in ((_("Added powers"), found.added), (_("Removed powers"), found.removed)):
        add_sheet(book, title, heading, (_state(state) for state in states))
    changed = [*heading[:2], _("No."), _("Field"), _("Before"), _("After")]
    add_sheet(book, _("Changed powers"), changed, _changes(found))
    return saved(book)


def _power(version: PowerVersion) -> Sequence[str | int]:
    return (
        version.power.code,
        version.name,
        str(MatterType(version.kind).label),
        version.agency.title if version.agency else _("Common list of towns and sub-districts"),
        version.parent.code if version.parent else "",
        version.subject,
        version.section,
        version.basis,
        _("yes") if version.forwards else _("no"),
        version.supervision,
        str(Exercise(version.status).label),
        version.duty_count,  # type: ignore[attr-defined]
    )


def _duties(found: QuerySet[PowerVersion], day: date) -> Iterator[Sequence[str | int]]:
    owners = PowerVersion.objects.filter(pk__in=found.order_by().values("pk")).values("power")
    rows = Responsibility.objects.filter(on_day(day), power__in=owners).order_by("power__code", "number")
    names = ("power__code", "number", "step", "text", "basis", "liability", "liability_basis")
    yield from rows.values_list(*names).iterator(chunk_size=2000)


def _state(state: PowerState) -> Sequence[str]:
    kind = str(MatterType(state.content.kind).label)
    return (state.code, state.content.name, kind, state.agency, state.content.basis)


def _changes(found: PowersDiff) -> Iterator[Sequence[str | int]]:
    for each in found.changed:
        for difference in differences(each.before.content, each.after.content):
            before = "".join(piece.text for piece in difference.pieces if piece.sort != "added")
            after = "".join(piece.text for piece in difference.pieces if piece.sort != "removed")
            number = difference.number if difference.number is not None else ""
            yield each.after.code, each.after.content.name, number, str(difference.field), before, after
