"""The door of the API: how an operation is declared, who is let in, and how answers leave.

Each operation declares its access beside its address, like a page. Answers are pydantic values, sent as they are.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel

from yimen import __version__
from yimen.accounts.access import Access
from yimen.accounts.tokens import Scope
from yimen.api import errors, reading
from yimen.api.credentials import identify
from yimen.errors import Refusal

View = Callable[..., Any]


@dataclass(frozen=True)
class Demand:
    """What one operation asks of its caller, and how it can refuse (for the description)."""

    access: Access
    scope: Scope | None
    refusals: tuple[int, ...]


@dataclass
class Door:
    """Demands by route and method, as declared."""

    demands: dict[str, dict[str, Demand]] = field(default_factory=dict)


api = NinjaAPI(
    title="yimen",
    version=__version__,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=reading.StrictParser(),
)
Raised = TypeVar("Raised", bound=Exception)


def _answer_with(handler: Callable[[HttpRequest, Raised], HttpResponse], kind: type[Raised]) -> None:
    # Ninja's types let a class of exceptions come as well; its code only passes on what was raised.
    api.add_exception_handler(kind, cast(Callable[[HttpRequest, Raised | type[Raised]], HttpResponse], handler))


_answer_with(errors.refused, Refusal)
_answer_with(errors.invalid, ValidationError)
_answer_with(errors.unreadable, HttpError)
door = Door()


def operation(
    method: str,
    address: str,
    *,
    access: Access,
    scope: Scope | None = None,
    gives: type[BaseModel] | None,
    status: int = 200,
    refusals: tuple[int, ...] = (),
    tag: str,
    **described: Any,
) -> Callable[[View], View]:
    """Declare one operation. The function's name is the operation's id, its docstring the description.

    gives     the answer's type; None: the function answers with a response of its own (a file)
    refusals  statuses it can refuse with, beside those every operation has
    """

    def register(view: View) -> View:
        door.demands.setdefault(address, {})[method] = Demand(access, scope, refusals)

        @wraps(view)
        def answering(request: HttpRequest, **values: Any) -> HttpResponseBase:
            given = view(request, **values)
            return given if isinstance(given, HttpResponseBase) else _sent(given, status)

        summary, _, text = (view.__doc__ or "").strip().partition("\n")
        api.api_operation(
            [method],
            address,
            response={status: gives},
            operation_id=view.__name__,
            summary=summary,
            description=" ".join(text.split()),
            tags=[tag],
            **described,
        )(answering)
        return view

    return register


def addresses() -> list[URLPattern]:
    """The URL patterns of all operations, each behind its demands."""
    patterns, _app, _namespace = api.urls
    made: dict[str, URLPattern] = {}
    for pattern in patterns:
        if not isinstance(pattern, URLPattern) or pattern.callback is None:
            continue  # ninja gives plain patterns only
        route = str(pattern.pattern)
        demands = door.demands.get("/" + route.replace("<", "{").replace(">", "}"))
        if demands and route not in made:
            made[route] = path(route, entrance(pattern.callback, demands), name=pattern.name)
    return list(made.values())


def entrance(view: View, demands: dict[str, Demand]) -> View:
    """The view behind its demands. HEAD is answered wherever GET is."""

    def enter(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        try:
            if request.method == "HEAD":
                request.method = "GET"
            demand = demands.get(request.method or "")
            if demand is None:
                raise Refusal("method_not_allowed", status=405, allowed=", ".join(sorted(demands)))
            reading.refuse_bad_request_line(request)
            admit(request, demand)
            response = view(request, **parts)
        except Refusal as refusal:
            response = errors.answer(refusal)
        except Http404:
            response = errors.answer(Refusal("page_not_found", status=404))
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    enter.csrf_exempt = True  # type: ignore[attr-defined]  # asked for sessions only, in `credentials`
    enter.access = min((demand.access for demand in demands.values()), key=_strictness)  # type: ignore[attr-defined]
    enter.demands = demands  # type: ignore[attr-defined]
    return enter


def admit(request: HttpRequest, demand: Demand) -> None:
    """Raise unless the caller may use the operation: login_needed, token_invalid (401), scope_missing, role_missing (403)."""
    scopes = identify(request)
    actor = request.actor  # type: ignore[attr-defined]
    if actor is None:
        if demand.access.signed_in:
            raise Refusal("login_needed", status=401)
        return
    if demand.scope is not None and demand.scope not in scopes:
        raise Refusal("scope_missing", status=403, scope=demand.scope.value)
    if demand.access.roles and not actor.roles.intersection(demand.access.roles):
        raise Refusal("role_missing", status=403)


def _sent(value: BaseModel, status: int) -> HttpResponse:
    return HttpResponse(value.__pydantic_serializer__.to_json(value), status=status, content_type="application/json")


def _strictness(access: Access) -> tuple[bool, int]:
    return (access.signed_in, -len(access.roles))
