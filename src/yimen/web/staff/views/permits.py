"""Permits after their grant: the list, one permit with its ledger, and what is done to it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yimen.catalogue.queries import agencies_with_services
from yimen.errors import Refusal
from yimen.permits.acts import PERFORM
from yimen.permits.acts.rebuild import rebuild
from yimen.permits.chains import chain_faults
from yimen.permits.lists import PermitFilters, PermitRecord, permit_for, possible_acts
from yimen.permits.lists import permits as find
from yimen.permits.models import Certificate
from yimen.procedure.permit import PERMIT_ROW
from yimen.web.staff import lists, permitforms, permits, words
from yimen.web.staff.here import today_of
from yimen.web.staff.permitforms import Failed
from yimen.web.staff.views.warnings import audience_of


@require_GET
def list_page(request: HttpRequest) -> HttpResponse:
    """The permits that this person may see, as the address narrows them; those that end first come first."""
    actor, today, audience = request.actor, today_of(request), audience_of(request)  # type: ignore[attr-defined]
    filters = permits.filters_of(request.GET)
    page = lists.one_page(find(actor, filters, today), request.GET.get("page", "1"))
    across = actor.agency is None
    agencies = [(each.code, each.title) for each in agencies_with_services(settings.YIMEN_DISTRICT)] if across else []
    context: dict[str, Any] = {
        "title": _("Permits"),
        "audience": audience,
        "address": reverse(f"{audience}:permits"),
        "filters": filters,
        "narrowed": filters != PermitFilters(),
        "page": page,
        "rows": [permits.row_of(permit, today) for permit in page.object_list],
        "choices": permits.choices(filters, agencies),
        "across": across,
    }
    return render(request, "staff/permits.html", context)


@require_GET
def permit_page(request: HttpRequest, number: str) -> HttpResponse:
    """One permit."""
    return show(request, _record(request, number))


@require_http_methods(["GET", "HEAD", "POST"])
def act_page(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """Do it and go back to the permit; refused: the page with the reason on top, nothing typed is lost."""
    record = _record(request, number)
    address = reverse(f"{audience_of(request)}:permit", args=[record.permit.number])
    if request.method != "POST":
        return HttpResponseRedirect(address)
    row = PERMIT_ROW.get(act)
    if row is None or act not in PERFORM or not row.offered:
        raise Refusal("act_unknown", status=422, act=act[:40])
    typed, key, seen = permitforms.read(row, request.POST), request.POST.get("key", "")[:80], _sequence(request)
    try:
        PERFORM[act](
            record.permit.number,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            expected_sequence=seen,
            idempotency_key=key or None,
            **typed,
        )
    except Refusal as refusal:
        if refusal.status in (403, 404) and refusal.code != "act_not_your_role":
            raise
        return show(request, _record(request, number), Failed(act, typed, refusal, key), refusal.status)
    messages.success(request, _("Done: %(act)s.") % {"act": words.say(row.title)})
    return HttpResponseRedirect(address)


def show(request: HttpRequest, record: PermitRecord, failed: Failed | None = None, status: int = 200) -> HttpResponse:
    """The page, after a refused act with what was typed and why it was refused."""
    actor, today, audience = request.actor, today_of(request), audience_of(request)  # type: ignore[attr-defined]
    permit = record.permit
    acting = audience == "officer"
    context: dict[str, Any] = {
        "title": f"{permit.shown_number} {permit.service.title}",
        "audience": audience,
        "address": reverse(f"{audience}:permits"),
        "permit": permit,
        "row": permits.row_of(permit, today),
        "facts": permits.facts(record, today, audience),
        "clocks": permits.clocks(record, today),
        "certificates": Certificate.objects.filter(permit=permit).order_by("-version"),
        "history": permits.entries(record.events),
        "acting": acting,
        "panel": permitforms.panel(record, possible_acts(record, actor) if acting else [], failed),
    }
    if audience == "supervisor":
        context["ledger"] = {
            "broken": next(chain_faults([permit.number]), None),
            "differences": rebuild([permit.number], only_compare=True),
        }
    return render(request, "staff/permit.html", context, status=status)


def _record(request: HttpRequest, number: str) -> PermitRecord:
    return permit_for(request.actor, number, request.now)  # type: ignore[attr-defined]


def _sequence(request: HttpRequest) -> int | None:
    given = request.POST.get("expected_sequence", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None
