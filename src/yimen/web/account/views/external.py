"""Signing in with an OpenID provider: to it, back from it, linking and unlinking."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yimen.accounts import limits, oidc
from yimen.accounts.models import User
from yimen.accounts.oidc import Provider
from yimen.errors import Refusal
from yimen.parties.acts.sign_in_externally import claimed, link_external, sign_in_externally, unlink_external
from yimen.web.account import signing_in
from yimen.web.addresses import safe_next

KEY = "oidc"


@never_cache
@require_safe
def provider_page(request: HttpRequest) -> HttpResponse:
    """To the provider. Whoever is signed in links its login to their account; everybody else signs in."""
    at = _provider()
    wanted = safe_next(request, request.GET.get("next", ""))
    address, pending = oidc.begin(at, back=_back(), wanted=wanted, now=request.now)  # type: ignore[attr-defined]
    request.session[KEY] = pending.as_json()
    return HttpResponseRedirect(address)


@never_cache
@require_safe
def back_page(request: HttpRequest) -> HttpResponse:
    """Back from the provider: what the session remembers is used once, whatever comes of it."""
    at, now = _provider(), request.now  # type: ignore[attr-defined]
    limits.take(limits.LOGIN_BY_ADDRESS, request.address, now)  # type: ignore[attr-defined]
    remembered = request.session.pop(KEY, None)
    claims, pending = oidc.finish(at, remembered, request.GET.dict(), back=_back(), now=now)
    who = claimed(at.issuer, claims, at.identity_claim)
    limits.give_back(limits.LOGIN_BY_ADDRESS, request.address)  # type: ignore[attr-defined]
    if isinstance(request.user, User):
        link_external(request.user, who, now)
        messages.success(request, _("You can now sign in with %(name)s.") % {"name": at.name})
        return HttpResponseRedirect(reverse("account:home"))
    return signing_in.go_on(request, sign_in_externally(who, now), pending.wanted)


@require_POST
def unlink(request: HttpRequest, login_id: int) -> HttpResponse:
    """The provider's login opens this account no more."""
    unlink_external(int(request.actor.who), login_id)  # type: ignore[attr-defined]
    messages.success(request, _("The link has been removed."))
    return HttpResponseRedirect(reverse("account:home"))


def _provider() -> Provider:
    found = oidc.configured()
    if found is None:
        raise Refusal("external_login_off", status=404)
    return found


def _back() -> str:
    return f"{settings.YIMEN_PUBLIC_URL}{reverse('account:provider_back')}"
