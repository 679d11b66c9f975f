"""Announcements: what is written, what waits for a second person, what is public; one of them with its way."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.announcements.acts import Text, hand_in, publish, send_back, take_back, write
from yimen.announcements.models import Announcement, Step
from yimen.announcements.queries import all_of
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.web.components.values import Problem
from yimen.wording import say

ON_A_PAGE = 30
COLOURS = {"draft": "grey", "handed_in": "amber", "published": "green", "taken_back": "red"}
FIELDS = ("kind", "title", "title_en", "text", "text_en", "first", "last")
FIELD_OF = {"announcement_incomplete": "title", "announcement_days_wrong": "last", "announcement_kind_unknown": "kind"}
STEPS = {"hand_in": hand_in, "publish": publish, "send_back": send_back, "take_back": take_back}
WITH_REMARK = ("send_back", "take_back")


@require_safe
def announcements(request: HttpRequest) -> HttpResponse:
    """The latest change first."""
    page = Paginator(all_of(settings.YIMEN_DISTRICT), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, COLOURS[each.status]) for each in page]
    return render(request, "reform/announcements.html", {"title": _("Announcements"), "page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def write_announcement(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The form for a new one or a draft. Raises Refusal announcement_not_found (404), announcement_settled (409)."""
    row = _found(number) if number else None
    if request.method != "POST":
        return _form(request, _typed(request, row), row)
    typed = {name: request.POST.get(name, "").replace("\x00", "").strip() for name in FIELDS}
    try:
        text = Text(**{**typed, "first": _day(typed["first"], "first"), "last": _last(typed["last"])})  # type: ignore[arg-type]
        made = write(text, settings.YIMEN_DISTRICT, actor=request.actor, now=request.now, number=number)  # type: ignore[attr-defined]
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return _form(request, typed, row, refusal)
    return HttpResponseRedirect(reverse("reform:announcement", args=[made.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, number: int) -> HttpResponse:
    """As the public will see it in both languages, its way so far, and the next step. Raises Refusal as the acts do."""
    row, problem = _found(number), ""
    if request.method == "POST":
        try:
            return _stepped(request, row)
        except Refusal as refusal:
            if refusal.status == 404:
                raise
            row, problem = _found(number), say(refusal)
    mine = row.steps.filter(kind=Step.Kind.WRITTEN, who=request.actor.who).exists()  # type: ignore[attr-defined]
    context = {
        "title": row.title,
        "row": row,
        "colour": COLOURS[row.status],
        "steps": row.steps.all(),
        "mine": mine,
        "problem": problem,
        "both": [("zh-Hans", row.title, _paragraphs(row.text)), ("en", row.title_en, _paragraphs(row.text_en))],
    }
    return render(request, "reform/announcement.html", context, status=409 if problem else 200)


def _stepped(request: HttpRequest, row: Announcement) -> HttpResponse:
    name = request.POST.get("step", "")
    act = STEPS.get(name)
    if act is None:
        raise Refusal("announcement_settled", standing=row.get_status_display())
    more = {"remark": request.POST.get("remark", "")} if name in WITH_REMARK else {}
    done = act(row.pk, actor=request.actor, now=request.now, **more)  # type: ignore[attr-defined, operator]
    messages.success(request, _("The announcement is “%(status)s” now.") % {"status": done.get_status_display()})
    return HttpResponseRedirect(reverse("reform:announcement", args=[row.pk]))


def _form(
    request: HttpRequest, typed: dict[str, str], row: Announcement | None, refusal: Refusal | None = None
) -> HttpResponse:
    field = (refusal.data.get("field") or FIELD_OF.get(refusal.code, "title")) if refusal else ""
    problems = [Problem(say(refusal), f"#field-{field}")] if refusal else []
    context = {
        "title": _("Change the announcement") if row else _("Write an announcement"),
        "row": row,
        "typed": typed,
        "kinds": Announcement.Kind.choices,
        "problems": problems,
        "errors": {field: problems[0].message} if problems else {},
    }
    return render(request, "reform/announcement_form.html", context, status=422 if refusal else 200)


def _typed(request: HttpRequest, row: Announcement | None) -> dict[str, str]:
    if row is None:
        return {"first": shanghai_date(request.now).isoformat(), "kind": Announcement.Kind.NOTICE}  # type: ignore[attr-defined]
    days = {"first": row.first.isoformat(), "last": row.last.isoformat() if row.last else ""}
    return {name: getattr(row, name) for name in FIELDS if name not in days} | days


def _found(number: int) -> Announcement:
    found = all_of(settings.YIMEN_DISTRICT).filter(pk=number).first()
    if found is None:
        raise Refusal("announcement_not_found", status=404)
    return found


def _day(written: str, field: str) -> date:
    try:
        return parse_date(written)
    except Refusal as refusal:
        refusal.data["field"] = field
        raise


def _last(written: str) -> date | None:
    return _day(written, "last") if written else None


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
