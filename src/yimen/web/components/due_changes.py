"""What decisions about the calendar did to the due days of a case, in sentences for applicants and staff.

Show them with `{% include "due_changes/template.html" with changes=... %}`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from yimen.cases.queries import Dossier
from yimen.web.components.overdue import period
from yimen.web.components.templatetags.yimen import day


@dataclass(frozen=True)
class DueChangeView:
    """One decision. lines: what it did to each clock."""

    at: datetime
    title: str
    lines: tuple[str, ...]


def due_changes(shown: Dossier) -> list[DueChangeView]:
    """Every change of a case's last days by the calendar, the latest first."""
    return [
        DueChangeView(change.at, title(change.why), tuple(_line(move) for move in change.moves))
        for change in reversed(shown.due_changes)
    ]


def title(why: Mapping[str, Any]) -> str:
    """The decision itself in a sentence."""
    if why["kind"] == "year":
        told = {"year": why["year"], "document": why["document"]}
        return _("The calendar for %(year)s was published (%(document)s).") % told
    on = {"day": day(date.fromisoformat(why["day"])), "reason": why.get("reason", "")}
    if why["kind"] == "closed":
        return _("The offices are closed on %(day)s: %(reason)s.") % on
    return _("The offices are open on %(day)s after all.") % on


def _line(move: Mapping[str, Any]) -> str:
    told = {
        "clock": period(move["clock"]),
        "before": day(date.fromisoformat(move["from"])),
        "after": day(date.fromisoformat(move["to"])),
    }
    if move["from"] == move["to"]:
        return _("%(clock)s: the last day, %(after)s, is now certain.") % told
    moved = _("%(clock)s: the last day moved from %(before)s to %(after)s.") % told
    return moved if not move["provisional"] else " ".join((moved, _("It is still provisional.")))
