"""Register: an account for a person. Organisations are registered afterwards, by their legal representative's account."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yimen.accounts import limits
from yimen.errors import Refusal
from yimen.parties.acts.register_person import open_person_account
from yimen.web.account import signing_in
from yimen.web.account.fields import line, page, typed
from yimen.web.components.values import FieldView


@sensitive_post_parameters("password", "password_again", "identifier", "phone")
@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def register_page(request: HttpRequest) -> HttpResponse:
    """The form; after it the account is signed in, at the page where the phone is confirmed."""
    if request.method != "POST":
        return _page(request)
    try:
        limits.take(limits.REGISTER_BY_ADDRESS, request.address, request.now)  # type: ignore[attr-defined]
        if request.POST.get("password", "") != request.POST.get("password_again", ""):
            raise Refusal("password_not_repeated", status=422, field="password_again")
        user = open_person_account(
            username=typed(request, "username"),
            password=request.POST.get("password", "")[:200],
            name=typed(request, "name"),
            identifier=typed(request, "identifier"),
            phone=typed(request, "phone"),
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return _page(request, refusal)
    return signing_in.complete(request, user, reverse("account:phone"))


def _page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "title": _("Register"),
        "lead": _(
            "Your name, ID number and phone are stored encrypted. They fill in your applications, so that you need not "
            "type them again."
        ),
        "after": _(
            "An organisation is registered by its legal representative: register yourself first, then the organisation "
            "under “My account”."
        ),
        "button": _("Register"),
        "back": reverse("account:login"),
    }
    return page(request, "account/form.html", refusal, _fields(request, refusal), **context)


def _fields(request: HttpRequest, refusal: Refusal | None) -> list[FieldView]:
    return [
        line(
            request,
            refusal,
            "username",
            _("User name"),
            hint=_("3 to 32 small letters, digits, dots or hyphens."),
            autocomplete="username",
        ),
        *person_fields(request, refusal),
        line(
            request,
            refusal,
            "phone",
            _("Mobile number"),
            hint=_("A code is sent there in the next step."),
            widget="tel",
            width=20,
            input_mode="numeric",
            autocomplete="tel-national",
        ),
        line(
            request,
            refusal,
            "password",
            _("Password"),
            hint=_("At least 10 characters, not a common word."),
            widget="password",
            autocomplete="new-password",
        ),
        line(
            request,
            refusal,
            "password_again",
            _("Password, once more"),
            widget="password",
            autocomplete="new-password",
        ),
    ]


def person_fields(request: HttpRequest, refusal: Refusal | None, name: str = "") -> list[FieldView]:
    """Name and ID number of a person."""
    return [
        line(request, refusal, "name", _("Your name"), name, hint=_("As on your identity card."), autocomplete="name"),
        line(request, refusal, "identifier", _("Resident ID number"), hint=_("18 characters."), width=20),
    ]
