"""Draft a change of an organ, or set one up. Refused: the form as it was typed, with the reason beside its field."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.agencies.acts import draft_organ
from yimen.agencies.models import Agency, OrganChange, OrganDraft
from yimen.agencies.queries import agencies, agency_for
from yimen.agencies.standing.rules import OrganRow
from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.web.components.inputs import Input, Refused, refused, typed_in, views_of

# In which field the cause of a refusal was typed.
FIELD_OF = {
    "organ_change_wrong": "kind", "organ_document_missing": "document", "organ_reason_missing": "reason",
    "organ_day_past": "valid_from", "organ_starts_too_early": "valid_from", "organ_name_missing": "name",
    "organ_name_same": "name", "organ_name_taken": "name", "organ_code_wrong": "code", "organ_code_taken": "code",
    "organ_kind_missing": "organ_kind", "organ_division_wrong": "division", "organ_into_wrong": "into",
    "organ_uscc_taken": "uscc", "clock_date_unreadable": "valid_from",
}  # fmt: skip
CHANGES = (OrganChange.RENAME, OrganChange.MERGE, OrganChange.DISSOLVE)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, code: str = "") -> HttpResponse:
    """Without a code an organ is set up."""
    organ = agency_for(code) if code else None
    if request.method != "POST":
        return _form(request, organ, _as_it_stands(organ))
    typed = typed_in(_inputs(organ), request.POST)
    try:
        drafted = _draft(request, organ, typed)
    except Refusal as refusal:
        fields = FIELD_OF | {refusal.code: "uscc"} if refusal.code.startswith("uscc") else FIELD_OF
        return _form(request, organ, typed, refused(refusal, fields, typed))
    return HttpResponseRedirect(reverse("organs:change", args=[drafted.pk]))


def _draft(request: HttpRequest, organ: Agency | None, typed: dict[str, str]) -> OrganDraft:
    return draft_organ(
        organ,
        _kind(typed["kind"]) if organ else OrganChange.SET_UP,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        valid_from=parse_date(typed["valid_from"]),
        document=typed["document"],
        reason=typed["reason"],
        row=OrganRow(
            name=typed["name"],
            name_en=typed["name_en"],
            code=typed.get("code", ""),
            kind=typed.get("organ_kind", ""),
            division=typed.get("division", ""),
            uscc=typed.get("uscc", ""),
            regulator=typed.get("regulator") == "yes",
        ),
        into=typed.get("into", ""),
        district=settings.YIMEN_DISTRICT,
    )


def _kind(value: str) -> OrganChange:
    if value not in CHANGES:
        raise Refusal("organ_change_wrong", status=422, kind=value[:20] or "—")
    return OrganChange(value)


def _as_it_stands(organ: Agency | None) -> dict[str, str]:
    if organ is None:
        return {"division": settings.YIMEN_DISTRICT, "organ_kind": Agency.Kind.DEPARTMENT.value}
    return {"name": organ.name, "name_en": organ.name_en}


def _inputs(organ: Agency | None) -> list[Input]:
    names = [
        Input("name", _("Chinese name"), longest=120, required=organ is None),
        Input("name_en", _("English name"), longest=200, required=False),
    ]
    decision = [
        Input(
            "document",
            _("Document number"),
            hint=_("With year and number, as it stands on the document."),
            longest=80,
            width=20,
        ),
        Input("valid_from", _("From this day on"), hint=_("Such as 2016-07-01."), longest=40, width=10),
        Input("reason", _("Grounds"), "textarea"),
    ]
    if organ is not None:
        others = [(each.code, each.title) for each in agencies(settings.YIMEN_DISTRICT) if each.pk != organ.pk]
        kinds = [(kind.value, str(kind.label)) for kind in CHANGES]
        goes_on = _("For a merger: it goes on in")
        first = [Input("kind", _("Kind of change"), "select", choices=kinds)]
        return [*first, Input("into", goes_on, "select", required=False, choices=others), *names, *decision]
    short = _("Short and stable, such as scjg; it stands in addresses.")
    nine = _("6 digits for the district, 9 for a town or sub-district.")
    return [
        *names,
        Input("code", _("Short code"), hint=short, longest=40, width=10),
        Input(
            "organ_kind",
            _("Kind of organ"),
            "select",
            choices=[(key, str(words)) for key, words in Agency.Kind.choices],
        ),
        Input("division", _("Division code"), hint=nine, longest=12, width=10),
        Input("uscc", _("Unified social credit code"), required=False, longest=18, width=20),
        Input(
            "regulator",
            _("Supervises after a grant"),
            "select",
            choices=[("no", _("no")), ("yes", _("yes"))],
            required=False,
        ),
        *decision,
    ]


def _form(
    request: HttpRequest, organ: Agency | None, typed: dict[str, str], failed: Refused | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": _("Draft a change of %(agency)s") % {"agency": organ.title} if organ else _("Set up an organ"),
        "organ": organ,
        "fields": views_of(_inputs(organ), typed, failed),
        "problems": failed.problems if failed else [],
    }
    return render(request, "organs/draft.html", context, status=failed.refusal.status if failed else 200)
