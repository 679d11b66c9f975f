"""Organisations: those I represent, those I act for, and whom I invite to act for mine."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.agencies.models import Agency
from yimen.catalogue import scope_codes
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.parties import queries
from yimen.parties.acts import AUTHORITY_ACTS
from yimen.parties.acts.invite_agent import LONGEST_DAYS, invite_agent
from yimen.parties.acts.register_organisation import register_organisation
from yimen.parties.models import Authority
from yimen.parties.scope import GROUPS
from yimen.web.account.fields import field_of, line, page, typed
from yimen.web.account.telling import authority_row
from yimen.web.components.templatetags.yimen import text
from yimen.web.components.values import Choice, FieldView
from yimen.wording import say


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Mine, those I act for, and the invitations that wait for my answer."""
    who, today = _who(request), _today(request)
    held, waiting = queries.entrusted(who, today), queries.invitations(who, today)
    names = names_in([*held, *waiting])
    context = {
        "title": _("Organisations I act for"),
        "represented": queries.represented(who),
        "held": [authority_row(each, today, names) for each in held],
        "waiting": [authority_row(each, today, names) for each in waiting],
    }
    return render(request, "account/organisations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def register_page(request: HttpRequest) -> HttpResponse:
    """Register an organisation, as its legal representative."""
    refusal = None
    if request.method == "POST":
        try:
            made = register_organisation(
                _who(request),
                code=typed(request, "code"),
                name=typed(request, "name"),
                legal_representative=typed(request, "legal_representative"),
                now=request.now,  # type: ignore[attr-defined]
            )
            return HttpResponseRedirect(reverse("account:organisation", args=[made.pk]))
        except Refusal as refused:
            refusal = refused
    context = {
        "title": _("Register an organisation"),
        "lead": _("You register it as its legal representative, and can then invite agents who act for it."),
        "button": _("Register"),
        "back": reverse("account:organisations"),
    }
    own = request.actor.name  # type: ignore[attr-defined]
    fields = [
        line(request, refusal, "code", _("Unified social credit code"), hint=_("18 characters."), width=20),
        line(
            request,
            refusal,
            "name",
            _("Name of the organisation"),
            hint=_("As on its licence."),
            autocomplete="organization",
        ),
        line(
            request, refusal, "legal_representative", _("Legal representative"), own, hint=_("That is you."), width=20
        ),
    ]
    return page(request, "account/form.html", refusal, fields, **context)


@require_safe
def organisation_page(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """One organisation for its legal representative, with everybody who may or might act for it."""
    found = queries.own_organisation(_who(request), organisation_id)
    authorities, today = list(queries.authorities_of(found)[:200]), _today(request)
    names = names_in(authorities)
    context = {
        "title": found.name,
        "organisation": found,
        "agents": [authority_row(each, today, names) for each in authorities],
    }
    return render(request, "account/organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite_page(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Invite an agent: who, for what, until when."""
    found = queries.own_organisation(_who(request), organisation_id)
    refusal = None
    if request.method == "POST":
        try:
            _invite(request, found.pk)
            words = _("Invited. The agent accepts under “Organisations I act for” in their own account.")
            messages.success(request, words)
            return HttpResponseRedirect(reverse("account:organisation", args=[found.pk]))
        except Refusal as refused:
            refusal = refused
    context = {
        "title": _("Invite an agent"),
        "lead": _("Only the person with this name and ID number can accept, in an account matched with them."),
        "button": _("Invite"),
        "back": reverse("account:organisation", args=[found.pk]),
    }
    return page(request, "account/form.html", refusal, _invitation_fields(request, refusal), **context)


@require_POST
def answer(request: HttpRequest, authority_id: int, verb: str) -> HttpResponse:
    """Accept, decline, withdraw or give back."""
    act = AUTHORITY_ACTS.get(verb)
    if act is None:
        raise Refusal("page_not_found", status=404)
    done = act(_who(request), authority_id, request.now)  # type: ignore[attr-defined]
    told = {
        "accept": _("You can now act for %(name)s: choose it at the top of the page."),
        "decline": _("You have declined to act for %(name)s."),
        "withdraw": _("The authority for %(name)s has been withdrawn."),
        "give_back": _("You do not act for %(name)s any more."),
    }
    messages.success(request, told[verb] % {"name": done.organisation.name})
    if verb == "withdraw":
        return HttpResponseRedirect(reverse("account:organisation", args=[done.organisation_id]))
    return HttpResponseRedirect(reverse("account:organisations"))


def names_in(authorities: list[Authority]) -> dict[str, str]:
    """The names of the services and organs that these are limited to. At most two queries."""
    services = {code for each in authorities for code in each.services}
    return scope_codes.names_of(services, {code for each in authorities for code in each.agencies})


def _invite(request: HttpRequest, organisation_id: int) -> None:
    services = request.POST.get("services", "").replace("\x00", "").split()[:60]
    agencies = [code for code in request.POST.getlist("agencies") if code]
    scope_codes.require_known(services, agencies)
    invite_agent(
        _who(request),
        organisation_id,
        name=typed(request, "name"),
        identifier=typed(request, "identifier"),
        acts=request.POST.getlist("acts"),
        services=services,
        agencies=agencies,
        last_day=_day(typed(request, "last_day", 20)),
        now=request.now,  # type: ignore[attr-defined]
    )


def _day(written: str) -> date:
    try:
        return parse_date(written)
    except Refusal:
        raise Refusal("authority_days", status=422, field="last_day", most=LONGEST_DAYS) from None


def _invitation_fields(request: HttpRequest, refusal: Refusal | None) -> list[FieldView]:
    half_year = _today(request).replace(day=1)
    hint = _("For example %(day)s. At most a year from today.") % {"day": f"{half_year:%Y}-12-31"}
    organs = Agency.objects.filter(kind=Agency.Kind.DEPARTMENT).order_by("pk")
    return [
        line(request, refusal, "name", _("Name of the agent"), autocomplete="off"),
        line(request, refusal, "identifier", _("Resident ID number of the agent"), hint=_("18 characters."), width=20),
        _ticks(
            request, refusal, "acts", _("What the agent may do"), {name: text(words) for name, words in GROUPS.items()}
        ),
        _select(request, refusal, organs),
        line(
            request,
            refusal,
            "services",
            _("Only these services"),
            hint=_("Codes of services as they stand in the guides, separated by spaces. Empty: every service."),
            required=False,
        ),
        line(request, refusal, "last_day", pgettext("an authority", "Last day"), hint=hint, widget="day", width=20),
    ]


def _ticks(request: HttpRequest, refusal: Refusal | None, name: str, title: str, offered: dict[str, str]) -> FieldView:
    ticked = request.POST.getlist(name) if request.method == "POST" else list(offered)
    error = say(refusal) if refusal and field_of(refusal) == name else ""
    first = f"field-{name}"
    choices = tuple(
        Choice(value, words, value in ticked, first if place == 0 else f"{first}-{place}")
        for place, (value, words) in enumerate(offered.items())
    )
    return FieldView(name, title, first, "checkboxes", error=error, choices=choices)


def _select(request: HttpRequest, refusal: Refusal | None, organs) -> FieldView:  # type: ignore[no-untyped-def]
    picked = request.POST.get("agencies", "")
    error = say(refusal) if refusal and field_of(refusal) == "agencies" else ""
    choices = tuple(Choice(each.code, each.title, each.code == picked) for each in organs)
    return FieldView(
        "agencies",
        _("Only services of this department"),
        "field-agencies",
        "select",
        value=picked,
        error=error,
        required=False,
        choices=choices,
        attributes={"empty": _("all departments")},
    )


def _who(request: HttpRequest) -> int:
    return int(request.actor.who)  # type: ignore[attr-defined]


def _today(request: HttpRequest) -> date:
    return shanghai_date(request.now)  # type: ignore[attr-defined]
