"""Before the first page: what will be needed; then a draft begins, or one begun before goes on."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.models import Case, Draft
from yimen.catalogue import queries
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.web.applicant.choosing import told_at_first
from yimen.web.components.templatetags.yimen import text


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """GET shows what is needed; POST begins the draft."""
    service = queries.service_by_code(code)
    version = queries.current_version(service, shanghai_date(request.now))  # type: ignore[attr-defined]
    content = version.parsed
    if "online" not in content.channels:
        raise Refusal("only_at_window", status=409, address=text(content.address))
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    if request.method == "POST":
        draft = start_draft(service, actor=actor, now=now, channel=Case.Channel.ONLINE, journey=request.journey)  # type: ignore[attr-defined]
        save_draft(draft.id, actor=actor, now=now, applicant=told_at_first(request, content.audience))
        return HttpResponseRedirect(reverse("applicant:applicant", args=[draft.id]))
    drafts = Draft.objects.filter(user_id=int(actor.who), service=service, case=None).order_by("-updated_at")[:5]
    context = {
        "title": _("Apply: %(service)s") % {"service": service.title},
        "service": service,
        "content": content,
        "drafts": drafts,
    }
    return render(request, "applicant/start.html", context)
