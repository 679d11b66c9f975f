"""The description of the API: OpenAPI 3.1 for machines, and one page for people. Both made from the declarations."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from pydantic_core import to_json

from yimen.accounts.access import ANYONE, declare
from yimen.accounts.tokens import Scope
from yimen.api import endpoints  # noqa: F401  (declares the operations)
from yimen.api.answers.base import Problem
from yimen.api.door import Demand, api, door

PREFIX = "/api/v1"
INTRODUCTION = """\
The acts and queries of the platform for other systems and for scripts. Send a token: `Authorization: Bearer yimen_…`; a
session works too, with the CSRF token in `X-CSRFToken` for POST. Whatever goes wrong is answered in one shape (`Problem`),
in the language of `Accept-Language` (zh-Hans or en). Days are days in Asia/Shanghai, moments ISO 8601 with offset."""

# Every operation can answer these; the rest it declares by itself.
ALWAYS = (400, 401, 403, 405, 413, 422, 429)
MEANINGS = {
    400: "The request cannot be read.",
    401: "No token or session where one is needed, or a token that is unknown, revoked or expired.",
    403: "Not in this role, not with this scope, or a case of another agency.",
    404: "There is no such thing, or it is not the caller's to see.",
    405: "The address does not take this method; see the header Allow.",
    409: "The law or the state of things stands in the way; `article` names the article.",
    413: "The body is too large.",
    422: "The values do not fit; `data` says which.",
    429: "Too many calls without a valid token; the header Retry-After says how many seconds to wait.",
}
SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "A personal or a system token."},
    "session": {"type": "apiKey", "in": "cookie", "name": "yimen_session", "description": "Of somebody signed in."},
}


@declare(ANYONE)
def openapi_document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return HttpResponse(_serialised(), content_type="application/json")


@declare(ANYONE)
def description_page(request: HttpRequest) -> HttpResponse:
    """The same for people: every operation with its parameters, answers and refusals."""
    context = {"title": _("Programming interface"), "operations": operations(), "introduction": INTRODUCTION}
    return render(request, "api/description.html", context)


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """OpenAPI 3.1 as plain values."""
    made = dict(api.get_openapi_schema(path_prefix=f"{PREFIX}/"))
    made["info"] |= {"description": INTRODUCTION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}
    made["servers"] = [{"url": "/"}]
    schemas = made["components"]["schemas"]
    schemas["Problem"] = Problem.model_json_schema(mode="serialization")
    made["components"]["securitySchemes"] = SECURITY
    made["components"]["responses"] = {f"Refused{status}": _problem(text) for status, text in MEANINGS.items()}
    for address, methods in made["paths"].items():
        demands = door.demands[address.removeprefix(PREFIX)]
        for method, described in methods.items():
            _complete(described, demands[method.upper()])
    return made


def operations() -> list[dict[str, Any]]:
    """Every operation flat, for the page."""
    return [
        {"method": method.upper(), "address": address, "scope": _scope(address, method), **described}
        for address, methods in document()["paths"].items()
        for method, described in methods.items()
    ]


def _scope(address: str, method: str) -> Scope | None:
    return door.demands[address.removeprefix(PREFIX)][method.upper()].scope


@lru_cache(maxsize=1)
def _serialised() -> bytes:
    return to_json(document(), indent=1)


def _complete(described: dict[str, Any], demand: Demand) -> None:
    """Add what the declaration says: who may call, and how it can refuse."""
    for parameter in described.get("parameters", []):
        # Ninja puts the schema's list of examples beside it, where OpenAPI has a map of another kind.
        if isinstance(examples := parameter.get("examples"), list):
            parameter.setdefault("schema", {})["examples"] = examples
            del parameter["examples"]
    schemes: list[dict[str, list[str]]] = [{"token": []}, {"session": []}]
    described["security"] = schemes if demand.access.signed_in else [*schemes, {}]
    if demand.scope:
        described["description"] = f"{described.get('description', '')} Scope: `{demand.scope.value}`.".strip()
    if demand.access.roles:
        names = ", ".join(role.value for role in demand.access.roles)
        described["description"] += f" Roles: {names}."
    for status in (*ALWAYS, *demand.refusals):
        described["responses"][str(status)] = {"$ref": f"#/components/responses/Refused{status}"}
    described["responses"] = {str(status): given for status, given in described["responses"].items()}


def _problem(meaning: str) -> dict[str, Any]:
    return {
        "description": meaning,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
