"""Changes of matters on their way: the list, one change with its steps, and the steps themselves."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.catalogue.acts import approve_matter, publish_matter, return_matter, review_matter
from yimen.catalogue.basic.differing import differing
from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.basic.ordering import DONE, DRAFTERS, matter_change, matter_changes, open_steps
from yimen.catalogue.matters import services_of
from yimen.catalogue.models import ChangeKind, Matter
from yimen.errors import Refusal
from yimen.web.components.values import Choice

ON_A_PAGE = 25
ACTS: dict[str, Callable[..., Any]] = {
    "review": review_matter,
    "approve": approve_matter,
    "publish": publish_matter,
    "return": return_matter,
}


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The newest first, by status where the address names one."""
    status = request.GET.get("status", "")
    status = status if status in MatterProposal.Status.values else ""
    context: dict[str, Any] = {
        "title": _("Changes of the basic catalogue"),
        "page": Paginator(matter_changes(status), ON_A_PAGE).get_page(request.GET.get("page")),
        "statuses": [Choice(value, str(label), value == status) for value, label in MatterProposal.Status.choices],
        "may_draft": bool(request.actor.roles.intersection(DRAFTERS)),  # type: ignore[attr-defined]
    }
    return render(request, "matters/changes.html", context)


@require_safe
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One change."""
    return _show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Take a step and go back to the change; refused: the page with the reason on top, the remark is kept."""
    address = reverse("matter_changes:change", args=[matter_change(number).pk])
    if request.method != "POST":
        return HttpResponseRedirect(address)
    if name not in ACTS:
        raise Refusal("proposal_not_found", status=404)
    remark = request.POST.get("remark", "").replace("\x00", "")
    given = {} if name == "publish" else {"remark": remark}
    try:
        ACTS[name](number, actor=request.actor, now=request.now, **given)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _show(request, number, wording.say(refusal), remark, refusal.status)
    messages.success(request, _("Done: %(act)s.") % {"act": step_word(name)})
    return HttpResponseRedirect(address)


def step_word(name: str) -> str:
    """What a step is called on its button."""
    words = {
        "review": _("Review: it is lawful"),
        "approve": _("Approve the change"),
        "publish": _("Publish the change"),
        "return": _("Send the change back"),
    }
    return words[name]


def _show(request: HttpRequest, number: int, problem: str = "", remark: str = "", status: int = 200) -> HttpResponse:
    found = matter_change(number)
    context: dict[str, Any] = {
        "title": f"{ChangeKind(found.kind).label}: {found.name}",
        "change": found,
        "differences": differing(found),
        "ending": _ending(found) if found.status not in DONE else [],
        "steps": list(found.steps.all()),
        "possible": [(name, step_word(name)) for name in open_steps(found, request.actor)],  # type: ignore[attr-defined]
        "problem": problem,
        "remark": remark,
    }
    return render(request, "matters/change.html", context, status=status)


def _ending(found: MatterProposal) -> list[tuple[Matter, int]]:
    """The matters that would end and are still implemented, with the number of their services."""
    codes = {ChangeKind.MERGE: found.into, ChangeKind.SPLIT: [found.code], ChangeKind.CANCEL: [found.code]}
    ending = Matter.objects.filter(code__in=codes.get(ChangeKind(found.kind), []))
    return [(each, number) for each in ending if (number := services_of(each).count())]
