"""Close the offices on a day, or open them after all."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.web.admin.forms import administrator, district, errors, problems
from yimen.workdays.acts.close_day import close_day, open_day
from yimen.workdays.models import Closure

TEXTS = ("reason", "basis", "decided_by")


@require_http_methods(["GET", "HEAD", "POST"])
def close_page(request: HttpRequest) -> HttpResponse:
    """The form for a day; sent: the offices are closed on it."""
    title = _("Close the offices on a day")
    if request.method != "POST":
        return _form(request, title, "")
    return _decided(request, title, request.POST.get("day", ""), close_day)


@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest, day: str) -> HttpResponse:
    """The form for opening on a day that was closed. Raises Refusal as `parse_date` does."""
    title = _("Open the offices on %(day)s after all") % {"day": parse_date(day).isoformat()}
    if request.method != "POST":
        return _form(request, title, day, fixed=True)
    return _decided(request, title, day, open_day, fixed=True)


def _decided(
    request: HttpRequest, title: str, day: str, act: Callable[..., Closure], *, fixed: bool = False
) -> HttpResponse:
    try:
        row = act(
            district(),
            _day(day),
            **{name: request.POST.get(name, "") for name in TEXTS},
            by=administrator(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        if refusal.status in (401, 403, 404):
            raise
        return _form(request, title, day, refusal, fixed=fixed)
    told = {"day": row.day.isoformat()}
    done = _("The offices are closed on %(day)s.") if row.closed else _("The offices are open on %(day)s.")
    messages.success(request, f"{done % told} {_('Running cases are being counted anew.')}")
    return HttpResponseRedirect(reverse("admin:calendar"))


def _day(written: str) -> date:
    try:
        return parse_date(written)
    except Refusal as refusal:
        refusal.data["field"] = "day"
        raise


def _form(
    request: HttpRequest, title: str, day: str, refusal: Refusal | None = None, *, fixed: bool = False
) -> HttpResponse:
    found = problems(refusal, "day")
    context = {
        "title": title,
        "day": day,
        "fixed": fixed,
        "typed": {name: request.POST.get(name, "") for name in TEXTS},
        "problems": found,
        "errors": errors(found),
    }
    return render(request, "admin/closure.html", context, status=refusal.status if refusal else 200)
