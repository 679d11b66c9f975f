"""Changes of organs: the list, one change with what the organ still holds, its steps, and the steps themselves."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.agencies.acts import approve_organ, return_organ
from yimen.agencies.acts.draft_organ import ENDING
from yimen.agencies.models import OrganChange, OrganDraft
from yimen.agencies.standing.drafting import DRAFTERS, open_steps, organ_draft, organ_drafts
from yimen.agencies.standing.holding import held_by
from yimen.agencies.standing.queries import successors
from yimen.errors import Refusal

ON_A_PAGE = 25


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    context: dict[str, Any] = {
        "title": _("Organs set up, renamed, merged, dissolved"),
        "page": Paginator(organ_drafts(), ON_A_PAGE).get_page(request.GET.get("page")),
        "may_draft": bool(request.actor.roles.intersection(DRAFTERS)),  # type: ignore[attr-defined]
    }
    return render(request, "organs/changes.html", context)


@require_safe
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One change."""
    return _show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Approve it or send it back; refused: the page with the reason on top, the remark is kept."""
    address = reverse("organs:change", args=[organ_draft(number).pk])
    if request.method != "POST":
        return HttpResponseRedirect(address)
    acts = {"approve": approve_organ, "return": return_organ}
    if name not in acts:
        raise Refusal("organ_draft_not_found", status=404)
    remark = request.POST.get("remark", "").replace("\x00", "")
    try:
        acts[name](number, actor=request.actor, now=request.now, remark=remark)  # type: ignore[attr-defined,operator]
    except Refusal as refusal:
        return _show(request, number, wording.say(refusal), remark, refusal.status)
    messages.success(request, _("The change was approved.") if name == "approve" else _("The draft was sent back."))
    return HttpResponseRedirect(address)


def _show(request: HttpRequest, number: int, problem: str = "", remark: str = "", status: int = 200) -> HttpResponse:
    draft = organ_draft(number)
    waiting = draft.status == OrganDraft.Status.DRAFT
    context: dict[str, Any] = {
        "title": f"{OrganChange(draft.kind).label}: {draft.agency.title if draft.agency else draft.title}",
        "draft": draft,
        "into": successors(draft.into),
        "held": held_by(draft.agency) if waiting and draft.kind in ENDING and draft.agency else [],
        "steps": list(draft.steps.all()),
        "possible": open_steps(draft, request.actor),  # type: ignore[attr-defined]
        "problem": problem,
        "remark": remark,
    }
    return render(request, "organs/change.html", context, status=status)
