"""What I was told: the inbox, the way from a notice to its page, and by which ways I hear."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.errors import Refusal
from yimen.notices.acts import Choice, choose, confirm_email, mark_seen
from yimen.notices.models import Level, Preferences
from yimen.notices.queries import inbox, preferences_of, shown, unseen
from yimen.web.components.values import Problem
from yimen.wording import say

ON_A_PAGE = 20
FIELDS = ("email", "email_level", "sms_level", "webhook_url", "webhook_level")
FIELD_OF = {"email_unreadable": "email", "notice_level_unknown": "sms_level"}


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Newest first; opening the list marks nothing as seen: opening a notice does, or the button for all."""
    actor = request.actor  # type: ignore[attr-defined]
    page = Paginator(inbox(actor), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("My notices"),
        "page": page,
        "entries": [shown(notice) for notice in page],
        "unseen": unseen(actor),
    }
    return render(request, "applicant/notices.html", context)


@require_POST
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Mark one as seen and go to its page. Raises Refusal notice_not_found (404)."""
    found = mark_seen(notice_id, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    return HttpResponseRedirect(found.link if found else reverse("applicant:notices"))


@require_POST
def see_all(request: HttpRequest) -> HttpResponse:
    """Mark all of them as seen."""
    mark_seen(None, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("applicant:notices"))


@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request: HttpRequest) -> HttpResponse:
    """E-mail, SMS and webhook: where to, and of what one wants to hear."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method != "POST":
        return _form(request, preferences_of(int(actor.who)))
    given = {name: request.POST.get(name, "").replace("\x00", "")[:300] for name in FIELDS}
    try:
        choose(Choice(**given), actor=actor, now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        typed = Preferences(user_id=int(actor.who), **given)
        return _form(request, typed, refusal)
    messages.success(request, _("Your choice was saved."))
    return HttpResponseRedirect(reverse("applicant:notice_settings"))


@require_safe
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the confirming e-mail. Raises Refusal email_link_wrong (422)."""
    confirm_email(token, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Your e-mail address is confirmed. Notices come to it from now on."))
    return HttpResponseRedirect(reverse("applicant:notice_settings"))


def _form(request: HttpRequest, row: Preferences, refusal: Refusal | None = None) -> HttpResponse:
    field = FIELD_OF.get(refusal.code, "webhook_url") if refusal else ""
    problems = [Problem(say(refusal), f"#field-{field}")] if refusal else []
    context = {
        "title": _("How you hear from us"),
        "row": row,
        "levels": Level.choices,
        "problems": problems,
        "errors": {field: problems[0].message} if problems else {},
    }
    return render(request, "applicant/notice_settings.html", context, status=422 if refusal else 200)
