"""The second factor: asked for at a login, set up, taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yimen.accounts import one_time_codes, second_factor
from yimen.accounts.models import OneTimeCode, Phone, User
from yimen.errors import Refusal
from yimen.vault import mask_phone
from yimen.web.account import signing_in
from yimen.web.account.fields import line, page, typed
from yimen.web.account.qr import qr_code
from yimen.web.account.signing_in import Half

WAYS = ("app", "sms", "recovery")


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_page(request: HttpRequest) -> HttpResponse:
    """Ask for a code after the password; by which way, the reader chooses among those that are set up."""
    half = signing_in.half_of(request)
    if half.demand.enrol:
        return HttpResponseRedirect(reverse("account:set_up"))
    way = request.POST.get("way") or request.GET.get("way", "")
    way = way if way in WAYS else ("app" if half.demand.app else "sms")
    if request.method != "POST":
        return _ask(request, half, way)
    try:
        if "send" in request.POST:
            _send(half, request)
            return _ask(request, half, "sms")
        _require_offered(half, way)
        second_factor.use(half.user, way, typed(request, "code", 20), request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _ask(request, half, way, refusal)
    return signing_in.complete(request, half.user, half.wanted)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_up_page(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator app: scan, type the first code, keep the recovery codes.

    For somebody signed in, and for somebody halfway whose role demands a second factor and who has none.
    """
    user, half = _whose(request)
    now = request.now  # type: ignore[attr-defined]
    secret = second_factor.begin_enrolment(user, now)
    if request.method != "POST":
        return _enrol(request, user, secret)
    try:
        codes = second_factor.confirm_enrolment(user, typed(request, "code", 20), now)
    except Refusal as refusal:
        return _enrol(request, user, secret, refusal)
    target = reverse("account:home")
    if half is not None:
        target = signing_in.complete(request, user, half.wanted)["Location"]
    context: dict[str, Any] = {"title": _("Your recovery codes"), "codes": codes, "target": target}
    return page(request, "account/recovery.html", None, **context)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def remove_page(request: HttpRequest) -> HttpResponse:
    """Take the authenticator app away, with a code of it."""
    refusal = None
    if request.method == "POST":
        try:
            second_factor.remove(_user(request), typed(request, "code", 20), request.now)  # type: ignore[attr-defined]
            messages.success(request, _("The authenticator app has been removed."))
            return HttpResponseRedirect(reverse("account:home"))
        except Refusal as refused:
            refusal = refused
    fields = [_code_field(request, refusal, _("Code of the app"))]
    context: dict[str, Any] = {
        "title": _("Remove the authenticator app"),
        "button": pgettext("an authenticator", "Remove"),
        "back": reverse("account:home"),
    }
    return page(request, "account/form.html", refusal, fields, **context)


@require_POST
def sms_at_login(request: HttpRequest) -> HttpResponse:
    """Ask for a code by SMS at each login, or no more."""
    wanted = request.POST.get("on") == "true"
    changed = Phone.objects.filter(user=_user(request), confirmed_at__isnull=False).update(at_login=wanted)
    if not changed:
        raise Refusal("phone_not_confirmed")
    words = _("A code is sent to your phone at each login.") if wanted else _("No code is sent at a login any more.")
    messages.success(request, words)
    return HttpResponseRedirect(reverse("account:home"))


def _ask(request: HttpRequest, half: Half, way: str, refusal: Refusal | None = None) -> HttpResponse:
    titles = {
        "app": _("Code of your authenticator app"),
        "sms": _("Code from the message"),
        "recovery": _("One of your recovery codes"),
    }
    phone = Phone.objects.filter(user=half.user).first() if half.demand.sms else None
    others = [(each, titles[each]) for each in WAYS if each != way and _offered(half, each)]
    context: dict[str, Any] = {
        "title": _("Second step of signing in"),
        "way": way,
        "others": others,
        "phone": mask_phone(phone.number) if phone else "",
        "sent": "send" in request.POST and refusal is None,
    }
    return page(request, "account/second.html", refusal, [_code_field(request, refusal, titles[way])], **context)


def _enrol(request: HttpRequest, user: User, secret: str, refusal: Refusal | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "title": _("Set up an authenticator app"),
        "drawing": qr_code(second_factor.address_for_app(user, secret)),
        "secret": " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
    }
    fields = [_code_field(request, refusal, _("The six digits that the app shows"))]
    return page(request, "account/set_up.html", refusal, fields, **context)


def _code_field(request: HttpRequest, refusal: Refusal | None, title: str):  # type: ignore[no-untyped-def]
    view = line(request, refusal, "code", title, width=10, autocomplete="one-time-code")
    return view


def _send(half: Half, request: HttpRequest) -> None:
    _require_offered(half, "sms")
    one_time_codes.send_code(half.user.pk, OneTimeCode.Purpose.LOGIN, request.now)  # type: ignore[attr-defined]


def _offered(half: Half, way: str) -> bool:
    return half.demand.sms if way == "sms" else half.demand.app


def _require_offered(half: Half, way: str) -> None:
    if not _offered(half, way):
        raise Refusal("code_wrong", status=422, field="code")


def _whose(request: HttpRequest) -> tuple[User, Half | None]:
    if isinstance(request.user, User):
        return request.user, None
    half = signing_in.half_of(request)
    if not half.demand.enrol:
        raise Refusal("half_login_over", status=401)
    return half.user, half


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Refusal("login_needed", status=401)
    return request.user
