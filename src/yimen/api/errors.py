"""One shape for everything that goes wrong: {"code", "message", "article", "data"}, with its HTTP status."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from ninja.errors import HttpError, ValidationError
from pydantic_core import to_json

from yimen import wording
from yimen.errors import Refusal

_FAULTS = {
    "missing": "fault_missing",
    "extra_forbidden": "fault_extra",
    "enum": "fault_choice",
    "literal_error": "fault_choice",
    "string_too_short": "fault_too_short",
    "too_short": "fault_too_short",
    "string_too_long": "fault_too_long",
    "too_long": "fault_too_long",
    "string_pattern_mismatch": "fault_pattern",
    "greater_than_equal": "fault_range",
    "less_than_equal": "fault_range",
    "greater_than": "fault_range",
    "less_than": "fault_range",
}


def answer(refusal: Refusal) -> HttpResponse:
    """The response to a refusal, in the language of the request."""
    body = {
        "code": refusal.code,
        "message": wording.say(refusal),
        "article": refusal.article,
        "data": {name: plain(value) for name, value in refusal.data.items()},
    }
    response = HttpResponse(to_json(body), status=refusal.status, content_type="application/json")
    if refusal.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="yimen"'
    if refusal.status == 405:
        response.headers["Allow"] = refusal.data["allowed"]
    if (wait := refusal.data.get("wait_seconds")) is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def plain(value: Any) -> Any:
    """A value of a refusal as JSON carries it; the fault of one answer of a form brings its own sentence."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "pointer") and hasattr(value, "params"):
        sentence = wording.say(Refusal(value.code, **value.params))
        return {"pointer": value.pointer, "code": value.code, "message": sentence}
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)) and not hasattr(value, "_asdict"):
        return [plain(inner) for inner in value]
    return plain(value._asdict()) if hasattr(value, "_asdict") else str(value)


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What pydantic found wrong with a request, each place with its fault."""
    faults = [_fault(item) for item in error.errors]
    first = faults[0]
    return answer(Refusal("request_invalid", status=422, place=first["place"], fault=first["fault"], errors=faults))


def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON; a refusal raised while it was read keeps its own words."""
    cause = error.__cause__
    return answer(cause if isinstance(cause, Refusal) else Refusal("body_unreadable", status=400))


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal from an act or a query."""
    return answer(refusal)


def _fault(item: Mapping[str, Any]) -> dict[str, str]:
    code = _FAULTS.get(item["type"]) or ("fault_type" if item["type"].endswith("_type") else "fault_value")
    # The first parts say where the value came from and, for a body, how the parameter is called in our code.
    place = [str(part) for part in item["loc"]]
    if place[:1] == ["body"]:
        place = ["body", *place[2:]]
    return {"place": ".".join(place), "code": code, "fault": wording.say(Refusal(code))}
