"""The small forms of an account: fields with what was typed, and the sentence of a refusal beside the field it means."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen import wording
from yimen.errors import Refusal
from yimen.web.components.values import FieldView, Problem

# Refusals of codes name no field: each kind of code stands in one.
_BY_BEGINNING = {"resident_id": "identifier", "uscc": "code", "mobile": "phone"}
NEVER_SHOWN_AGAIN = ("password",)


def typed(request: HttpRequest, name: str, most: int = 200) -> str:
    """One posted line, without what no name or number holds."""
    return " ".join(request.POST.get(name, "").replace("\x00", "").split())[:most]


def field_of(refusal: Refusal | None) -> str:
    """The name of the field that a refusal is about, or ""."""
    if refusal is None:
        return ""
    told = refusal.data.get("field", "")
    return str(told) or next((field for start, field in _BY_BEGINNING.items() if refusal.code.startswith(start)), "")


def line(
    request: HttpRequest, refusal: Refusal | None, name: str, title: str, value: str = "", **more: Any
) -> FieldView:
    """A field of one line: what was posted, else `value`."""
    secret = more.get("widget") in NEVER_SHOWN_AGAIN
    shown = "" if secret else request.POST.get(name, value) if request.method == "POST" else value
    error = wording.say(refusal) if refusal is not None and field_of(refusal) == name else ""
    return FieldView(name=name, id=f"field-{name}", title=title, value=shown[:200], error=error, **more)


def page(
    request: HttpRequest,
    template: str,
    refusal: Refusal | None,
    fields: Sequence[FieldView] = (),
    **context: Any,
) -> HttpResponse:
    """The page with its form; a refusal stands on top, with a link to its field."""
    place = field_of(refusal)
    href = next((f"#{view.target}" for view in fields if view.name == place), "")
    problems = [Problem(wording.say(refusal), href)] if refusal else []
    response = render(
        request,
        template,
        {"fields": fields, "problems": problems, **context},
        status=refusal.status if refusal else 200,
    )
    if refusal is not None and "wait_seconds" in refusal.data:
        response.headers["Retry-After"] = str(refusal.data["wait_seconds"])
    return response
