"""Who I am: name and number, the phone, and the steps that prove them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yimen.accounts import one_time_codes
from yimen.accounts.acts import change_phone, record_look
from yimen.accounts.models import OneTimeCode, Phone
from yimen.errors import Refusal
from yimen.parties import queries
from yimen.parties.acts.prove_person import confirm_phone, lose_phone, match_person
from yimen.parties.acts.register_person import register_person
from yimen.vault import mask_phone
from yimen.web.account.fields import line, page, typed
from yimen.web.account.views.home import facts_of
from yimen.web.account.views.register import person_fields


@sensitive_post_parameters("identifier")
@require_http_methods(["GET", "HEAD", "POST"])
def person_page(request: HttpRequest) -> HttpResponse:
    """Name and ID number, until they are matched."""
    who, refusal = _who(request), None
    if request.method == "POST":
        try:
            register_person(
                who,
                name=typed(request, "name"),
                identifier=typed(request, "identifier"),
                now=request.now,  # type: ignore[attr-defined]
            )
            return HttpResponseRedirect(reverse("account:home"))
        except Refusal as refused:
            refusal = refused
    known = queries.person(who)
    name = known.name if known else request.actor.name  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": _("Name and ID number"),
        "lead": _(
            "Stored encrypted. Once they are matched with a register or your document, they cannot be changed here."
        ),
        "button": _("Save"),
        "back": reverse("account:home"),
    }
    return page(request, "account/form.html", refusal, person_fields(request, refusal, name), **context)


@require_POST
def show_page(request: HttpRequest) -> HttpResponse:
    """One's own data in clear. This look is written down like any other: a session left open is somebody else's look."""
    who = _who(request)
    record_look(
        user_id=who,
        subject=f"account:{who}",
        fields=("name", "identifier", "phone"),
        purpose=_("My own data"),
        now=request.now,  # type: ignore[attr-defined]
        request_id=request.id,  # type: ignore[attr-defined]
    )
    facts = facts_of(queries.person(who), Phone.objects.filter(user_id=who).first(), clear=True)
    context: dict[str, Any] = {"title": _("My data in clear"), "facts": facts, "back": reverse("account:home")}
    return page(request, "account/clear.html", None, **context)


@sensitive_post_parameters("phone", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def phone_page(request: HttpRequest) -> HttpResponse:
    """Enter or change the phone, have a code sent, type it."""
    if request.method != "POST":
        return _phone(request)
    try:
        if "code" in request.POST:
            confirm_phone(_who(request), typed(request, "code", 20), request.now)  # type: ignore[attr-defined]
            messages.success(request, _("Your phone is confirmed."))
            return HttpResponseRedirect(reverse("account:home"))
        _send(request)
    except Refusal as refusal:
        return _phone(request, refusal)
    return _phone(request, sent=True)


@require_POST
def match_page(request: HttpRequest) -> HttpResponse:
    """Let the register compare."""
    try:
        match_person(_who(request), request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        context: dict[str, Any] = {"title": _("Your identity could not be matched"), "back": reverse("account:home")}
        return page(request, "account/clear.html", refusal, **context)
    messages.success(request, _("Your identity is matched. Cases in your name appear under “My cases”."))
    return HttpResponseRedirect(reverse("account:home"))


def _send(request: HttpRequest) -> None:
    who, now = _who(request), request.now  # type: ignore[attr-defined]
    if number := typed(request, "phone"):
        before = Phone.objects.filter(user_id=who).first()
        phone = change_phone(who, number)
        if before is not None and before.number_index != phone.number_index:
            lose_phone(who, now)
    one_time_codes.send_code(who, OneTimeCode.Purpose.PHONE, now)


def _phone(request: HttpRequest, refusal: Refusal | None = None, *, sent: bool = False) -> HttpResponse:
    phone = Phone.objects.filter(user_id=_who(request)).first()
    title = _("New mobile number") if phone else _("Mobile number")
    number = line(
        request, refusal, "phone", title, required=phone is None, widget="tel", width=20, autocomplete="tel-national"
    )
    code = line(request, refusal, "code", _("Code from the message"), width=10, autocomplete="one-time-code")
    context: dict[str, Any] = {
        "title": _("Confirm your phone"),
        "masked": mask_phone(phone.number) if phone else "",
        "confirmed": bool(phone and phone.confirmed_at),
        "sent": sent,
        "number": number,
        "code": code,
    }
    return page(request, "account/phone.html", refusal, [number, code], **context)


def _who(request: HttpRequest) -> int:
    return int(request.actor.who)  # type: ignore[attr-defined]
