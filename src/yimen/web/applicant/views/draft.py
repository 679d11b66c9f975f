"""A draft as a whole: go on, give up, carry over to a new version of the guide."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.cases.acts.discard_draft import discard_draft
from yimen.cases.acts.renew_draft import renew_draft
from yimen.web.applicant.flow import Way, on_draft

# From so many pages on, a list of them helps more than it hinders.
FEWEST_LISTED = 4


@require_safe
@on_draft
def resume(request: HttpRequest, way: Way) -> HttpResponse:
    """The list of all pages, where there are several; else the first page that lacks something."""
    if len(way.pages) < FEWEST_LISTED:
        return HttpResponseRedirect(way.first_open())
    done = sum(not page.faults for page in way.pages)
    title = _("Your application, page by page")
    context = way.context("", title=title, tasks=way.tasks(), done=done, all=len(way.pages), first=way.first_open())
    return render(request, "applicant/tasks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def discard(request: HttpRequest, way: Way) -> HttpResponse:
    """Ask, then remove."""
    if request.method != "POST":
        return render(
            request, "applicant/discard.html", {"title": _("Give up this draft?"), "way": way, "draft": way.draft}
        )
    discard_draft(way.draft.id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The draft has been removed."))
    return HttpResponseRedirect(reverse("applicant:my"))


@require_POST
def renew(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Go on with the guide in force now; everything typed is kept and checked once more."""
    renew_draft(draft_id, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("You go on with the new guide. Everything you typed has been kept; please check it."))
    return HttpResponseRedirect(reverse("applicant:check", args=[draft_id]))
