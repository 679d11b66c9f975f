"""Changes of the catalogue on their way: the list, one change with its steps, and the steps themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.catalogue.acts import approve_version, hand_in_proposal, publish_proposal, return_version, review_version
from yimen.catalogue.acts.retire import ENDING
from yimen.catalogue.editing import PARTS, Part, PartFinding, findings_of, lines_of
from yimen.catalogue.models import ChangeKind, Proposal
from yimen.catalogue.proposals import may_write, open_steps, proposal_for, proposals_for, proposed_differences
from yimen.catalogue.proposing import DRAFTERS
from yimen.catalogue.running import running
from yimen.errors import Refusal
from yimen.web.components.values import Choice
from yimen.web.reform.words import step_word

ON_A_PAGE = 25
ACTS: dict[str, Callable[..., Any]] = {
    "hand_in": hand_in_proposal,
    "review": review_version,
    "approve": approve_version,
    "publish": publish_proposal,
    "return": return_version,
}


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The newest first, by status where the address names one."""
    actor = request.actor  # type: ignore[attr-defined]
    status = request.GET.get("status", "")
    status = status if status in Proposal.Status.values else ""
    context: dict[str, Any] = {
        "title": _("Changes of the catalogue"),
        "page": Paginator(proposals_for(actor, status), ON_A_PAGE).get_page(request.GET.get("page")),
        "statuses": [Choice(value, str(label), value == status) for value, label in Proposal.Status.choices],
        "narrowed": bool(status),
        "may_draft": bool(actor.roles.intersection(DRAFTERS)),
    }
    return render(request, "reform/changes.html", context)


@require_safe
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One change."""
    return _show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Take a step and go back to the change; refused: the page with the reason on top, the remark is kept."""
    proposal = proposal_for(request.actor, number)  # type: ignore[attr-defined]
    if request.method != "POST":
        return HttpResponseRedirect(reverse("reform:change", args=[proposal.pk]))
    if name not in ACTS:
        raise Refusal("proposal_not_found", status=404)
    remark = request.POST.get("remark", "").replace("\x00", "")
    given = {} if name == "publish" else {"remark": remark}
    try:
        ACTS[name](proposal.pk, actor=request.actor, now=request.now, **given)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _show(request, number, wording.say(refusal), remark, refusal.status)
    messages.success(request, _("Done: %(act)s.") % {"act": step_word(name)})
    return HttpResponseRedirect(reverse("reform:change", args=[proposal.pk]))


@dataclass(frozen=True)
class PartLine:
    """One part in the list of parts: how many things are wrong, whether it differs from the version in force."""

    part: Part
    blocking: int
    advice: int
    changed: bool
    lines: int | None


def _parts(proposal: Proposal, findings: list[PartFinding]) -> dict[str, Any]:
    """The parts of the guide with their state, for a change that keeps the service in the catalogue."""
    if proposal.kind in (ChangeKind.CANCEL, ChangeKind.SPLIT):
        return {}
    last = proposal.service.versions.order_by("-number").first() if proposal.service else None
    shown = []
    for part in PARTS:
        now, before = [
            (each.handbook if part.handbook else each.content) or {} if each else {} for each in (proposal, last)
        ]
        own = [finding for finding in findings if finding.part == part.name]
        blocking = sum(finding.blocking for finding in own)
        changed = any(now.get(top) != before.get(top) for top in part.top)
        lines = len(lines_of(now, part.lines)) if part.lines else None
        shown.append(PartLine(part, blocking, len(own) - blocking, changed, lines))
    return {"parts": shown, "findings": findings, "blocking": sum(finding.blocking for finding in findings)}


def _show(request: HttpRequest, number: int, problem: str = "", remark: str = "", status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    proposal = proposal_for(actor, number)
    findings = findings_of(proposal.content, proposal.type)
    context: dict[str, Any] = _parts(proposal, findings) | {
        "may_write": may_write(proposal, actor),
        "title": f"{ChangeKind(proposal.kind).label}: {proposal.name}",
        "proposal": proposal,
        "differences": proposed_differences(proposal),
        "steps": list(proposal.steps.all()),
        "possible": [(name, step_word(name)) for name in open_steps(proposal, actor)],
        "running": running(proposal.code) if proposal.kind in ENDING else None,
        "problem": problem,
        "remark": remark,
    }
    return render(request, "reform/change.html", context, status=status)
