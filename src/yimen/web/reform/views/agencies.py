"""Duties, sections and posts: all organs, one organ with its revisions and their differences, and drafts of revisions."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.agencies.acts import approve_revision, return_revision
from yimen.agencies.acts.move_staff import MOVERS
from yimen.agencies.establishment.drafting import (
    DRAFTERS,
    draft_for,
    drafted_plan,
    drafts_for,
    open_steps,
)
from yimen.agencies.establishment.queries import (
    Seats,
    compare,
    diff,
    last_revision,
    plan_of,
    revision_on,
    revisions_of,
    revisions_on,
    seats_of,
)
from yimen.agencies.models import Agency, Revision, RevisionDraft, Section, Staff
from yimen.agencies.queries import agency_for
from yimen.agencies.standing import drafting as standing
from yimen.agencies.standing.queries import versions_of
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor, Role
from yimen.web.reform.words import change_line

ON_A_PAGE = 25


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The organs of the district as determined on a day, `on`, and the drafts that wait."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    typed = request.GET.get("on", "").replace("\x00", "").strip()[:40] or today.isoformat()
    actor: Actor = request.actor  # type: ignore[attr-defined]
    may_set_up = bool(actor.roles.intersection(standing.READERS))
    context: dict[str, Any] = {"title": _("Duties, sections and posts"), "typed": typed, "may_set_up": may_set_up}
    try:
        day = parse_date(typed)
    except Refusal as refusal:
        return render(request, "reform/agencies.html", context | {"problem": wording.say(refusal)}, status=422)
    plans = [(revision, plan_of(revision)) for revision in revisions_on(day, settings.YIMEN_DISTRICT)]
    drafts = drafts_for(actor, RevisionDraft.Status.DRAFT)
    context |= {
        "day": day,
        "rows": plans,
        "sections": sum(len(plan.sections) for _revision, plan in plans),
        "posts": sum(plan.posts for _revision, plan in plans),
        "approval": sum(plan.approval is not None for _revision, plan in plans),
        "page": Paginator(drafts, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "reform/agencies.html", context)


@require_safe
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """One organ: what is in force, who sits where, all revisions; `from` and `to` compare two days."""
    organ = agency_for(code)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    across = bool(actor.roles.intersection(standing.DRAFTERS))
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    revision = revision_on(organ, today)
    first, last = (request.GET.get(name, "").replace("\x00", "").strip()[:40] for name in ("from", "to"))
    context: dict[str, Any] = {
        "title": organ.title,
        "organ": organ,
        "revision": revision,
        "plan": plan_of(revision) if revision else None,
        "sections": _seated(revision, seats_of(organ, revision)),
        "seats": seats_of(organ, revision),
        "revisions": revisions_of(organ),
        "may_draft": may_draft(actor, organ) and not organ.gone,
        "may_move": bool(actor.roles.intersection(MOVERS)) and (across or actor.agency == organ.code),
        "may_change": across and not organ.gone,
        "stood": versions_of(organ),
        "first": first,
        "last": last or today.isoformat(),
    }
    if not first:
        return render(request, "reform/agency.html", context)
    try:
        found = diff(organ, parse_date(first), parse_date(last or today.isoformat()))
    except Refusal as refusal:
        return render(request, "reform/agency.html", context | {"problem": wording.say(refusal)}, status=422)
    lines = [change_line(change, _names(revisions_of(organ))) for change in found]
    return render(request, "reform/agency.html", context | {"differences": lines, "compared": True})


@require_safe
def revision_draft(request: HttpRequest, number: int) -> HttpResponse:
    """One draft: what it would change, and its steps."""
    return _show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def revision_step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Approve it or send it back; refused: the page with the reason on top, the remark is kept."""
    draft = draft_for(request.actor, number)  # type: ignore[attr-defined]
    address = reverse("reform:revision_draft", args=[draft.pk])
    if request.method != "POST":
        return HttpResponseRedirect(address)
    acts = {"approve": approve_revision, "return": return_revision}
    if name not in acts:
        raise Refusal("revision_draft_not_found", status=404)
    remark = request.POST.get("remark", "").replace("\x00", "")
    try:
        acts[name](draft.pk, actor=request.actor, now=request.now, remark=remark)  # type: ignore[attr-defined,operator]
    except Refusal as refusal:
        return _show(request, number, wording.say(refusal), remark, refusal.status)
    messages.success(request, _("The revision was approved.") if name == "approve" else _("The draft was sent back."))
    return HttpResponseRedirect(address)


def may_draft(actor: Actor, organ: Agency) -> bool:
    """Whether the form is offered; the act decides again."""
    own = Role.REFORM_OFFICE in actor.roles or actor.agency == organ.code
    return own and bool(actor.roles.intersection(DRAFTERS))


def _show(request: HttpRequest, number: int, problem: str = "", remark: str = "", status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    draft = draft_for(actor, number)
    plan, last = drafted_plan(draft), last_revision(draft.agency)
    before = plan_of(last) if last and draft.status == RevisionDraft.Status.DRAFT else None
    names = {section.code: section.name for part in (before, plan) if part for section in part.sections}
    context: dict[str, Any] = {
        "title": _("Revision of %(agency)s") % {"agency": draft.agency.title},
        "draft": draft,
        "plan": plan,
        "differences": [change_line(change, names) for change in compare(before, plan)] if before or not last else [],
        "steps": list(draft.steps.all()),
        "possible": open_steps(draft, actor),
        "problem": problem,
        "remark": remark,
    }
    return render(request, "reform/revision_draft.html", context, status=status)


def _seated(revision: Revision | None, seats: Seats) -> list[tuple[Section, list[Staff]]]:
    """Each section with the people in it."""
    sections = list(revision.sections.all()) if revision else []
    return [(section, seats.by_section.get(section.name, [])) for section in sections]


def _names(revisions: list[Revision]) -> dict[str, str]:
    """What the sections are called by code, the newest name of each."""
    return {section.code: section.title for revision in reversed(revisions) for section in revision.sections.all()}
