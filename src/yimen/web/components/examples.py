"""The page of examples: every component once, as a reference for those who build pages and for the accessibility check."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.procedure import State
from yimen.web.components.material_rows import HeldFile, MaterialRow
from yimen.web.components.values import Choice, FieldView, Part, Problem, Row, Stop

ICONS = [
    "search",
    "check",
    "warning",
    "information",
    "folder",
    "file",
    "clock",
    "shield",
    "building",
    "person",
    "print",
    "shop",
    "food",
    "house",
    "work",
    "health",
    "school",
    "road",
    "tree",
    "family",
    "car",
    "phone",
    "receipt",
    "arrow",
    "download",
    "users",
    "megaphone",
]


@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """Public components first, then the same fields in the dense layer."""
    context = {
        "title": _("Components"),
        "states": list(State),
        "fields": _fields(),
        "problems": [Problem(_("Enter the name."), "#field-wrong"), Problem(_("Please choose"), "#field-choice")],
        "rows": [
            Row(_("Applicant"), "91310000775785552L", "#"),
            Row(_("Mobile number"), "", "#"),
        ],  # both languages
        "steps": [
            Stop(_("Applicant"), "#", done=True),
            Stop(_("Materials"), current=True),
            Stop(_("Check and hand in")),
        ],
        "tasks": [
            {"title": _("Applicant"), "href": "#", "state": _("Confirmed"), "colour": "green"},
            {"title": _("Materials"), "href": "#", "hint": _("required"), "state": _("Missing"), "colour": "amber"},
        ],
        "material_rows": _material_rows(),
        "page": Paginator(range(200), 20).get_page(request.GET.get("page", 5)),
        "icons": ICONS,
        "colours": ["green", "yellow", "red", "overdue"],
    }
    return render(request, "examples.html", context)


def _fields() -> list[FieldView]:
    options = (
        Choice("a", _("Individual"), True, "field-choice"),
        Choice("b", _("Enterprise or other organisation"), id="field-choice-1"),
    )
    ticks = (Choice("a", _("Upload"), True, "field-ticks"), Choice("b", _("Replace"), id="field-ticks-1"))
    parts = tuple(
        Part(f"date-{name}", f"field-date{suffix}", title, value, width)
        for name, suffix, title, value, width in (
            ("year", "", _("Year"), "2016", 4),
            ("month", "-month", _("Month"), "2", 2),
            ("day", "-day", _("Day"), "15", 2),
        )
    )
    return [
        FieldView(
            "text", _("Name of the organisation"), "field-text", hint=_("As on the identity card or business licence.")
        ),
        FieldView(
            "wrong",
            _("Unified social credit code"),
            "field-wrong",
            value="91310113MAAY4CL12A",
            error=_("18 characters."),
            width=20,
        ),
        FieldView("choice", _("Who applies?"), "field-choice", widget="radio", choices=options),
        FieldView("ticks", _("Materials"), "field-ticks", widget="checkboxes", choices=ticks, required=False),
        FieldView("date", _("Day"), "field-date", widget="date", parts=parts),
        FieldView("select", _("Applicant"), "field-select", widget="select", choices=options, value="a"),
        FieldView("words", _("Progress"), "field-words", widget="textarea", required=False),
    ]


def _material_rows() -> list[MaterialRow]:
    held = (HeldFile("licence.pdf", 482_000, "#", "1"),)
    plain = MaterialRow(
        code="one",
        name=_("Certificate made"),
        need="required",
        condition="",
        standard="",
        facts="PDF / JPG · 10 MB",
        accepts=".pdf,.jpg",
        kinds="pdf,jpg",
        limit=10_000_000,
    )
    wrong = replace(plain, code="two", name=_("Acceptance"), need="optional")
    return [replace(plain, files=held), replace(wrong, error=_("This file is empty. Choose another."))]
