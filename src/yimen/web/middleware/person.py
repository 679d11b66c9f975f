"""Who asks: `request.actor`, a procedure.Actor, or None for somebody who has not signed in."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yimen.agencies.queries import actor_for


class Person:
    """No session cookie, no query: public pages for strangers and API calls with tokens pay nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = actor_for(request.user) if request.user.is_authenticated else None  # type: ignore[attr-defined]
        return self.get_response(request)
