"""From a proven first factor to a session: asking for the second in between where the account or its roles demand it.

Somebody halfway has no session of theirs yet: the account's id waits in the browser's session for ten minutes and opens
nothing but the page of the second factor.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from yimen.accounts import second_factor
from yimen.accounts.models import User
from yimen.accounts.second_factor import Demand
from yimen.agencies.queries import actor_for
from yimen.errors import Refusal
from yimen.web import starts
from yimen.web.account.rescue import remember_account
from yimen.web.account.views.language import remember_language

KEY = "half_login"
LIFETIME = timedelta(minutes=10)


@dataclass(frozen=True)
class Half:
    """Somebody whose first factor was right. `wanted`: the page they asked for."""

    user: User
    demand: Demand
    wanted: str


def go_on(request: HttpRequest, user: User, wanted: str) -> HttpResponse:
    """After the first factor: signed in, or to the page of the second."""
    demand = second_factor.demand_of(user)
    if not demand.asked:
        return complete(request, user, wanted)
    now: datetime = request.now  # type: ignore[attr-defined]
    request.session[KEY] = {"user": user.pk, "at": now.isoformat(), "wanted": wanted}
    return HttpResponseRedirect(reverse("account:set_up" if demand.enrol else "account:second"))


def complete(request: HttpRequest, user: User, wanted: str) -> HttpResponse:
    """Signed in, with a new session, at the page that was wanted."""
    request.session.pop(KEY, None)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    response = HttpResponseRedirect(wanted or starts.start_page(actor_for(user)))
    remember_account(response, user)
    if user.language:
        remember_language(response, user.language)
    return response


def half_of(request: HttpRequest) -> Half:
    """Who is halfway at this browser. Raises Refusal half_login_over (401) for nobody, or for too long."""
    kept = request.session.get(KEY) or {}
    now: datetime = request.now  # type: ignore[attr-defined]
    user = None
    if kept and now - datetime.fromisoformat(kept["at"]) <= LIFETIME:
        user = User.objects.filter(pk=kept["user"], is_active=True).first()
    if user is None:
        raise Refusal("half_login_over", status=401)
    return Half(user, second_factor.demand_of(user), str(kept["wanted"]))
