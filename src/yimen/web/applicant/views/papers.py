"""My materials: what has been uploaded before, to be used again; add one, say how long it is valid, remove it."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.acts import Particulars, keep_paper, remove_paper, set_days, store_upload
from yimen.papers.kinds import KINDS as FILE_KINDS
from yimen.papers.library import KINDS, paper_for, papers_of
from yimen.papers.serving import file_response
from yimen.web.components.paper_cards import cards
from yimen.web.components.values import Problem
from yimen.wording import say

ON_A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def my_papers(request: HttpRequest) -> HttpResponse:
    """The library by kind of paper, and the form that adds to it."""
    if request.method != "POST":
        return _page(request)
    try:
        _add(request)
    except Refusal as refusal:
        return _page(request, [Problem(say(refusal), "#field-paper")], status=refusal.status)
    messages.success(request, _("The paper is kept. You can use it in every application that asks for it."))
    return HttpResponseRedirect(reverse("applicant:papers"))


@require_POST
def paper_days(request: HttpRequest, paper_id: int) -> HttpResponse:
    """From when to when a paper is valid."""
    paper = paper_for(request.actor, paper_id)  # type: ignore[attr-defined]
    try:
        set_days(paper, _day(request, "valid_from"), _day(request, "valid_until"))
    except Refusal as refusal:
        return _page(request, [Problem(say(refusal), f"#paper-{paper_id}")], status=refusal.status)
    messages.success(request, _("The days have been saved."))
    return HttpResponseRedirect(reverse("applicant:papers"))


@require_POST
def remove(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Take it out of the library; where a case uses it, the file stays with the case."""
    remove_paper(paper_for(request.actor, paper_id))  # type: ignore[attr-defined]
    messages.success(request, _("The paper is no longer kept. Applications that use it keep their file."))
    return HttpResponseRedirect(reverse("applicant:papers"))


@require_safe
def paper_file(request: HttpRequest, paper_id: int) -> HttpResponseBase:
    """The file of a paper of one's own."""
    return file_response(paper_for(request.actor, paper_id).file, inline=True)  # type: ignore[attr-defined]


def _add(request: HttpRequest) -> None:
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    kind = KINDS.get(request.POST.get("kind", ""))
    if kind is None:
        raise Refusal("paper_kind_unknown", status=422)
    first, last = _day(request, "valid_from"), _day(request, "valid_until")
    upload = request.FILES.get("paper")
    if upload is None:
        raise Refusal("paper_file_missing", status=422)
    told = Particulars(request.POST["kind"], kind.zh, kind.en, valid_from=first, valid_until=last)
    file = store_upload(upload, actor=actor, now=now, accepts=FILE_KINDS, limit=settings.YIMEN_UPLOAD_LIMIT)
    keep_paper(int(actor.who), file, told, now=now)


def _day(request: HttpRequest, name: str) -> date | None:
    """A day as typed, or None where the field is empty. Raises Refusal paper_day_unreadable (422)."""
    typed = request.POST.get(name, "").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Refusal("paper_day_unreadable", status=422) from None


def _page(request: HttpRequest, problems: list[Problem] | None = None, status: int = 200) -> HttpResponse:
    page = Paginator(papers_of(request.actor), ON_A_PAGE).get_page(request.GET.get("page"))  # type: ignore[attr-defined]
    context = {
        "title": _("My materials"),
        "page": page,
        "cards": cards(list(page), shanghai_date(request.now)),  # type: ignore[attr-defined]
        "kinds": KINDS.items(),
        "problems": problems or [],
        "typed": request.POST,
        "megabytes": settings.YIMEN_UPLOAD_LIMIT // 1_000_000,
    }
    return render(request, "applicant/papers.html", context, status=status)
