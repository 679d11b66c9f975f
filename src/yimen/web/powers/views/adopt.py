"""A town or sub-district adopts the common list anew, itself or the reform office for it, with what is otherwise there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.powers import commons
from yimen.powers.acts import Otherwise, adopt_common_list
from yimen.powers.acts.adopt_common_list import demand_adopter
from yimen.powers.commons import TownList
from yimen.powers.models import LocalException
from yimen.web.components.inputs import Input, Refused, refused, typed_in, views_of
from yimen.web.components.values import Choice, Problem
from yimen.web.powers.reading import today_of

SPARE, MOST, LONGEST = 2, 200, 500
FIELD_OF = {
    "adoption_document_missing": "document", "adoption_starts_too_early": "valid_from", "adoption_day_past": "valid_from",
    "clock_date_unreadable": "valid_from",
}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """One exception as it stands in the form. code: of the power, empty in a group that is not used."""

    code: str = ""
    kind: str = ""
    text: str = ""
    reason: str = ""

    @property
    def used(self) -> bool:
        return bool(self.code or self.text or self.reason)


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, code: str) -> HttpResponse:
    """The form holds the exceptions in force; groups that are emptied are dropped."""
    found = commons.town_list(code, today_of(request))
    demand_adopter(found.agency, request.actor)  # type: ignore[attr-defined]
    if request.method != "POST":
        return _form(request, found, {"document": "", "valid_from": ""}, _in_force(found))
    typed, groups = typed_in(_inputs(), request.POST), _read(request.POST)
    if "more" in request.POST:
        return _form(request, found, typed, groups, spare=2 * SPARE)
    try:
        adopt_common_list(
            found.agency,
            parse_date(typed["valid_from"]),
            [Otherwise(group.code, group.kind, group.reason, group.text) for group in groups],
            document=typed["document"],
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            recorded=False,
        )
    except Refusal as refusal:
        return _form(request, found, typed, groups, refused(refusal, FIELD_OF, typed))
    address = reverse("powers:town", args=[code])
    return HttpResponseRedirect(f"{address}?on={typed['valid_from']}&show=exceptions")


def _in_force(found: TownList) -> list[Group]:
    rows = [(row.version.power.code, row.exception) for row in found.rows if row.exception]
    return [Group(code, each.kind, each.text, each.reason) for code, each in rows if each]


def _read(data: QueryDict) -> list[Group]:
    columns = [data.getlist(name)[:MOST] for name in ("code", "kind", "text", "why")]
    rows = [[value.replace("\x00", "").strip()[:LONGEST] for value in row] for row in zip(*columns, strict=False)]
    return [group for group in (Group(*row) for row in rows) if group.used]


def _inputs() -> list[Input]:
    return [
        Input("document", _("Document by which it is adopted"), longest=200),
        Input("valid_from", _("From this day on"), hint=_("Such as 2016-07-01."), longest=40, width=10),
    ]


def _form(
    request: HttpRequest,
    found: TownList,
    typed: dict[str, str],
    groups: Sequence[Group],
    failed: Refused | None = None,
    spare: int = SPARE,
) -> HttpResponse:
    which = str(failed.refusal.data.get("power", "")) if failed else ""
    wrong = next((place for place, group in enumerate(groups, 1) if which and group.code == which), 0)
    problems: list[Problem] = []
    if failed:
        problems = [Problem(failed.words, f"#code-{wrong}")] if wrong else failed.problems
    powers = [(row.version.power.code, row.version.name) for row in found.rows]
    rows = []
    for place, group in enumerate([*groups, *[Group()] * spare], 1):
        choices = [Choice(code, name, code == group.code) for code, name in powers]
        kinds = [Choice(value, str(words), value == group.kind) for value, words in LocalException.Kind.choices]
        rows.append((group, choices, kinds, failed.words if failed and place == wrong else ""))
    context: dict[str, Any] = {
        "title": _("Adopt the common list: %(town)s") % {"town": found.agency.title},
        "found": found,
        "fields": views_of(_inputs(), typed, failed),
        "rows": rows,
        "problems": problems,
    }
    return render(request, "powers/adopt.html", context, status=failed.refusal.status if failed else 200)
