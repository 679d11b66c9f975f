"""Who sits where in an organ, and moving somebody to another section, post or organ from a day on."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.accounts.models import User
from yimen.agencies.acts import Post, move_staff
from yimen.agencies.establishment.queries import revision_on
from yimen.agencies.models import Agency, Staff
from yimen.agencies.queries import agencies, agency_for
from yimen.agencies.standing.queries import coming_seats, people_of, seats_of_person
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Role
from yimen.web.components.inputs import Input, Refused, refused, typed_in, views_of

FIELD_OF = {
    "move_document_missing": "document", "move_day_past": "valid_from", "seat_starts_too_early": "valid_from",
    "clock_date_unreadable": "valid_from", "section_not_there": "section", "seat_same": "section", "seats_taken": "section",
    "heads_taken": "head", "organ_undetermined": "agency", "organ_gone": "agency", "agency_not_found": "agency",
    "move_of_other_agency": "agency",
}  # fmt: skip


@require_safe
def seats(request: HttpRequest, code: str) -> HttpResponse:
    """The people of an organ by section, with the posts there are, and who comes later."""
    organ = _organ(request, code)
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    revision = revision_on(organ, today)
    people = list(people_of(organ))
    sections = [(each.name, each.title, each.posts) for each in revision.sections.all()] if revision else []
    context: dict[str, Any] = {
        "title": _("Posts of %(agency)s") % {"agency": organ.title},
        "organ": organ,
        "revision": revision,
        "groups": _groups(people, sections, revision.leaders if revision else 0),
        "coming": coming_seats(organ, today),
    }
    return render(request, "organs/seats.html", context)


def _groups(
    people: Sequence[Staff], sections: Sequence[tuple[str, str, int]], leaders: int
) -> list[tuple[str, int, list[Staff]]]:
    """Title, posts and people: those who lead, each section, and last those in a section that there is not."""
    groups = [(_("Leading"), leaders, [each for each in people if not each.section])]
    groups += [(title, posts, [each for each in people if each.section == name]) for name, title, posts in sections]
    known = {"", *(name for name, _title, _posts in sections)}
    lost = [each for each in people if each.section not in known]
    return [*groups, *([(_("In a section that there is not"), 0, lost)] if lost else [])]


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, code: str, username: str) -> HttpResponse:
    """The form of one person. Refused: as it was typed, with the figures beside the section."""
    organ = _organ(request, code)
    staff = people_of(organ).filter(user__username=username).first()
    if staff is None:
        raise Refusal("move_person_missing", status=404)
    inputs = _inputs(request, staff)
    if request.method != "POST":
        begun = {
            "agency": organ.code,
            "section": staff.section,
            "title": staff.title,
            "head": "yes" if staff.head else "",
        }
        return _form(request, staff, inputs, begun)
    typed = {"agency": organ.code} | typed_in(inputs, request.POST)
    try:
        seat = move_staff(
            staff.user,
            Post(agency_for(typed["agency"]), typed["section"], typed["title"], typed["head"] == "yes"),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            valid_from=parse_date(typed["valid_from"]),
            document=typed["document"],
            reason=typed["reason"],
        )
    except Refusal as refusal:
        return _form(request, staff, inputs, typed, refused(refusal, FIELD_OF, typed))
    said = _("%(name)s sits in %(place)s from %(day)s on.")
    place = f"{seat.agency.title} {seat.section}".strip()
    messages.success(request, said % {"name": staff.user.name, "place": place, "day": seat.valid_from})
    return HttpResponseRedirect(reverse("organs:seats", args=[organ.code]))


def _organ(request: HttpRequest, code: str) -> Agency:
    """The organ, for the reform office or its own head. Raises Refusal: agency_not_found (404), move_of_other_agency (403)."""
    organ = agency_for(code)
    actor = request.actor  # type: ignore[attr-defined]
    if Role.REFORM_OFFICE not in actor.roles and actor.agency != organ.code:
        raise Refusal("move_of_other_agency", status=403, agency=organ.title)
    return organ


def _inputs(request: HttpRequest, staff: Staff) -> list[Input]:
    """The reform office chooses the organ too; a section is typed by its name, since another organ has others."""
    across = Role.REFORM_OFFICE in request.actor.roles  # type: ignore[attr-defined]
    revision = revision_on(staff.agency, shanghai_date(request.now))  # type: ignore[attr-defined]
    names = "、".join(section.name for section in revision.sections.all()) if revision else "—"
    hint = _("By its name, empty for those who lead. Here: %(names)s") % {"names": names}
    organs = [(each.code, each.title) for each in agencies(settings.YIMEN_DISTRICT)] if across else []
    return [
        *([Input("agency", _("Department"), "select", choices=organs)] if across else []),
        Input("section", _("Section"), hint=hint, required=False, longest=80, wide=True),
        Input("title", _("Post"), required=False, longest=80, width=20),
        Input("head", _("Heads the section"), "select", choices=[("no", _("no")), ("yes", _("yes"))], required=False),
        Input("valid_from", _("From this day on"), hint=_("Such as 2016-07-01."), longest=40, width=10),
        Input(
            "document",
            _("Decision on the post"),
            hint=_("With year and number, as it stands on the document."),
            longest=80,
            width=20,
        ),
        Input("reason", _("Grounds"), "textarea", required=False),
    ]


def _form(
    request: HttpRequest, staff: Staff, inputs: list[Input], typed: dict[str, str], failed: Refused | None = None
) -> HttpResponse:
    user: User = staff.user
    context: dict[str, Any] = {
        "title": _("Move %(name)s") % {"name": user.name},
        "organ": staff.agency,
        "staff": staff,
        "held": seats_of_person(user.pk),
        "fields": views_of(inputs, typed, failed),
        "problems": failed.problems if failed else [],
    }
    return render(request, "organs/move.html", context, status=failed.refusal.status if failed else 200)
