"""The year in figures for everybody: accepted, completed, in time; by month, by department, and as a table to download."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.cases.queries.kept_statistics import chosen_year, known_years, statistics_of
from yimen.cases.queries.monthly import Month

HEAD = (
    "month", "agency", "agency_name", "accepted", "completed",
    "statutory_kept", "statutory_all", "promised_kept", "promised_all",
)  # fmt: skip


@require_safe
def statistics_page(request: HttpRequest) -> HttpResponse:
    """The latest year, or the one asked for; one with no cases says so."""
    known, year = known_years(), chosen_year(request.GET.get("year", ""))
    found = statistics_of(year) if year else None
    months = list(found.by_month().items()) if found else []
    context: dict[str, Any] = {
        "title": _("Statistics"),
        "year": year,
        "years": known,
        "whole": _line("", found.whole()) if found else None,
        "months": [_line(month, part) for month, part in months],
        "most": max((part.accepted for _month, part in months), default=1) or 1,
        "agencies": [_line(agency.title, part) for agency, part in found.by_agency().items()] if found else [],
    }
    return render(request, "public/statistics.html", context)


@require_safe
def statistics_csv(request: HttpRequest) -> HttpResponse:
    """The same by month and department, with raw numbers. UTF-8 with a mark, so that spreadsheets read Chinese."""
    year = chosen_year(request.GET.get("year", ""))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="statistics-{year or "none"}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(HEAD)
    rows = statistics_of(year).parts.items() if year else ()
    for (month, agency), part in sorted(rows, key=lambda each: (each[0][0], each[0][1].code)):
        counted = [part.accepted, part.completed, *part.statutory, *part.promised]
        writer.writerow([f"{month:%Y-%m}", agency.code, agency.name, *counted])
    return response


def _line(title: Any, part: Month) -> dict[str, Any]:
    return {"title": title, "part": part, "statutory": _share(part.statutory), "promised": _share(part.promised)}


def _share(counted: tuple[int, int]) -> str:
    """Per cent with one digit, rounded down so that 99.96 never reads as 100; "—" where nothing was decided."""
    kept, number = counted
    return f"{number_format(kept * 1000 // number / 10, 1)}%" if number else "—"
