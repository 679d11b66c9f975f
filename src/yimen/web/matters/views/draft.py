"""Draft a change of a matter, or set one up. Refused: the form as it was typed, with the reason beside its field."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.catalogue.acts import MatterRow, draft_matter
from yimen.catalogue.basic.models import KINDS
from yimen.catalogue.basic.rows import row_of
from yimen.catalogue.basic.writing import last_version
from yimen.catalogue.matters import matter_by_code
from yimen.catalogue.models import ChangeKind, Level, Matter, MatterType
from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.web.components.inputs import Input, Refused, refused, typed_in, views_of

# In which field the cause of a refusal was typed.
FIELD_OF = {
    "change_kind_missing": "kind", "change_kind_wrong": "kind", "matter_name_missing": "name", "matter_type_wrong": "type",
    "change_level_wrong": "level", "matter_plan_reversed": "planned_until", "matter_code_wrong": "code",
    "matter_code_type": "code", "matter_code_taken": "code", "basic_code_length": "code", "basic_code_alphabet": "code",
    "short_basic_length": "short_code", "short_basic_form": "short_code", "matter_more_than_name": "kind",
    "matter_level_not_lower": "level", "matter_changes_nothing": "kind", "change_partners_missing": "into",
    "matter_circular": "into", "matter_not_found": "into", "change_day_past": "valid_from",
    "matter_starts_too_early": "valid_from", "change_reason_missing": "reason", "change_basis_missing": "grounds",
}  # fmt: skip
# Kinds that leave the row of the matter as it is.
ENDING = (ChangeKind.CANCEL, ChangeKind.SPLIT)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, code: str = "") -> HttpResponse:
    """Without a code a new matter is set up."""
    matter = matter_by_code(code) if code else None
    if request.method != "POST":
        return _form(request, matter, _as_it_stands(matter))
    typed = typed_in(_inputs(matter), request.POST)
    try:
        drafted = _draft(request, matter, typed)
    except Refusal as refusal:
        return _form(request, matter, typed, refused(refusal, FIELD_OF, typed))
    return HttpResponseRedirect(reverse("matter_changes:change", args=[drafted.pk]))


def _draft(request: HttpRequest, matter: Matter | None, typed: dict[str, str]) -> Any:
    kind = ChangeKind.SET_UP if matter is None else _kind(typed["kind"])
    return draft_matter(
        matter,
        kind,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        valid_from=parse_date(typed["valid_from"]),
        reason=typed["reason"],
        grounds=typed["grounds"],
        row=None if kind in ENDING else _row(typed),
        code=typed.get("code", ""),
        into=typed.get("into", "").replace("，", " ").replace(",", " ").split(),
    )


def _kind(value: str) -> ChangeKind:
    if value not in KINDS:
        raise Refusal("change_kind_missing", status=422)
    return ChangeKind(value)


def _row(typed: dict[str, str]) -> MatterRow:
    return MatterRow(
        name=typed["name"],
        type=typed["type"],
        level=typed["level"],
        name_en=typed["name_en"],
        basis=typed["basis"],
        short_code=typed["short_code"],
        local_code=typed["local_code"],
        planned_from=parse_date(typed["planned_from"]) if typed["planned_from"] else None,
        planned_until=parse_date(typed["planned_until"]) if typed["planned_until"] else None,
    )


def _as_it_stands(matter: Matter | None) -> dict[str, str]:
    last = last_version(matter) if matter else None
    if last is None:
        return {"level": Level.COUNTY.value}
    return {name: "" if value is None else str(value) for name, value in vars(row_of(last)).items()}


def _inputs(matter: Matter | None) -> list[Input]:
    kinds = [(kind.value, str(kind.label)) for kind in KINDS if kind != ChangeKind.SET_UP]
    twelve = _("12 characters, such as 310116013001, or the place's own form.")
    first: list[Input] = [Input("code", _("Basic code (12)"), hint=twelve, longest=50, width=20)]
    if matter is not None:
        joined = _("Only for merging and splitting: codes of the matters merged into this one, or in which it goes on.")
        first = [
            Input("kind", _("Kind of change"), "select", choices=kinds),
            Input("into", _("Other matters"), hint=joined, required=False),
        ]
    return [
        *first,
        Input("name", _("Chinese name")),
        Input("name_en", _("English name"), required=False),
        Input(
            "type", _("Kind of power"), "select", choices=[(value, str(label)) for value, label in MatterType.choices]
        ),
        Input("level", _("Level that exercises it"), "select", choices=[(v, str(label)) for v, label in Level.choices]),
        Input("basis", _("Basis on which it was set up"), "textarea", required=False, longest=4000, rows=3),
        Input("short_code", _("Basic code (10)"), hint=_("Such as XK00013001."), required=False, longest=12, width=10),
        Input("local_code", _("Local basic code"), required=False, longest=50, width=20),
        Input("planned_from", _("Planned first day"), required=False, longest=10, width=10),
        Input("planned_until", _("Planned last day"), required=False, longest=10, width=10),
        Input("valid_from", _("From this day on"), hint=_("Such as 2016-07-01."), longest=40, width=10),
        Input("reason", _("Reason of the change"), "textarea"),
        Input("grounds", _("Legal basis of the change"), "textarea"),
    ]


def _form(
    request: HttpRequest, matter: Matter | None, typed: dict[str, str], failed: Refused | None = None
) -> HttpResponse:
    titled = _("Draft a change of %(matter)s") % {"matter": matter.title} if matter else _("Set up a matter")
    context: dict[str, Any] = {
        "title": titled,
        "matter": matter,
        "fields": views_of(_inputs(matter), typed, failed),
        "problems": failed.problems if failed else [],
    }
    return render(request, "matters/draft.html", context, status=failed.refusal.status if failed else 200)
