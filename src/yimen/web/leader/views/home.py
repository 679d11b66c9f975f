"""The district in figures, counted at the moment of asking; each figure says what it counts."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from yimen.cases.queries import counts
from yimen.cases.queries.figures import Figures, figures, total
from yimen.visits.queries import Comparison, compare
from yimen.web.leader.periods import chosen, periods
from yimen.web.staff.here import today_of

NONE = "—"


@dataclass(frozen=True)
class Figure:
    """One number with its unit, what it counts, and the numbers it is made of."""

    title: str
    value: str
    unit: str
    definition: str
    of: str = ""


@dataclass(frozen=True)
class Line:
    """One department in the table. on_time: per cent of decisions within the promised term, for the bar."""

    title: str
    figures: Figures
    statutory: str
    promised: str
    median: str
    on_time: float


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Whatever the number of cases, a handful of queries."""
    actor, today = request.actor, today_of(request)  # type: ignore[attr-defined]
    asked = {name: request.GET.get(name, "").replace("\x00", "")[:40] for name in ("period", "first", "last")}
    period = chosen(asked["period"], asked["first"], asked["last"], today)
    parts = figures(actor, period.first, period.last)
    whole, numbers = total(parts), counts(actor, today)
    context: dict[str, Any] = {
        "title": _("Approvals in figures"),
        "period": period,
        "asked": asked,
        "periods": periods(today),
        "figures": [*_figures(whole), _visits(compare(period.first, period.last))],
        "lines": [_line(agency.title, part) for agency, part in parts.items()],
        "whole": _line(_("All departments"), whole),
        "most": max((part.received for part in parts.values()), default=1) or 1,
        "overdue": numbers["overdue"],
        "now_open": numbers["todo"] + numbers["correction"],
        "today": today,
    }
    return render(request, "leader/home.html", context, status=422 if period.problem else 200)


def _figures(whole: Figures) -> list[Figure]:
    return [
        Figure(
            _("Applications received"),
            number_format(whole.received, force_grouping=True),
            "",
            _("Applications handed in during the period, online, at the counter or by another system."),
            _("%(online)s of them online") % {"online": number_format(whole.online, force_grouping=True)},
        ),
        Figure(
            _("Cases accepted"),
            number_format(whole.accepted, force_grouping=True),
            "",
            _("Cases accepted during the period, whenever they came in."),
        ),
        Figure(
            _("Decided"),
            number_format(whole.decided, force_grouping=True),
            "",
            _("Decisions made during the period: granted or refused."),
            _("%(granted)s granted") % {"granted": number_format(whole.granted, force_grouping=True)},
        ),
        Figure(
            _("Within the statutory term"),
            _share(whole.statutory),
            "%",
            _(
                "Of the decisions of the period, those made by the last day of the term set by law, counted from acceptance in working days."
            ),
            _of(whole.statutory),
        ),
        Figure(
            _("Within the promised term"),
            _share(whole.promised),
            "%",
            _("Of the decisions on services with a promised term, those made by its last day."),
            _of(whole.promised),
        ),
        Figure(
            _("Median time to decide"),
            _days(whole),
            pgettext("unit", "working days") if whole.median_days is not None else "",
            _("Working days from acceptance to decision; half of the decisions took no longer."),
        ),
    ]


def _visits(found: Comparison) -> Figure:
    """The visits of the period beside the same days a year before."""
    of = _("no count of the year before")
    if found.change is not None:
        percent = f"{'+' if found.change >= 0 else ''}{number_format(round(found.change, 2), 2)}%"
        before = number_format(found.before.visits, force_grouping=True)
        of = _("%(change)s against the same days of the year before (%(before)s)") % {
            "change": percent,
            "before": before,
        }
    return Figure(
        _("Visits to the public pages"),
        number_format(found.now.visits, force_grouping=True),
        "",
        _("Different visitors of each day, added up over the days of the period; programs are left out."),
        of,
    )


def _line(title: str, part: Figures) -> Line:
    kept, number = part.promised
    return Line(
        title,
        part,
        _percent(part.statutory),
        _percent(part.promised),
        _days(part),
        100 * kept / number if number else 0,
    )


def _share(counted: tuple[int, int]) -> str:
    """Per cent with one digit, rounded down so that 99.96 never reads as 100."""
    kept, number = counted
    return number_format(kept * 1000 // number / 10, 1) if number else NONE


def _percent(counted: tuple[int, int]) -> str:
    return f"{_share(counted)}%" if counted[1] else NONE


def _of(counted: tuple[int, int]) -> str:
    return (
        _("%(kept)s of %(all)s") % {"kept": counted[0], "all": counted[1]}
        if counted[1]
        else _("no decision in the period")
    )


def _days(part: Figures) -> str:
    return (
        NONE if part.median_days is None else number_format(part.median_days, 0 if part.median_days.is_integer() else 1)
    )
