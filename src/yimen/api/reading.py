"""Reading a request body: JSON in UTF-8, with text that any text column can hold."""

import json
import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.parser import Parser

from yimen.errors import Refusal

# Only these escapes can bring in what no text can hold; without them there is nothing to look for.
_SUSPICIOUS = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


class StrictParser(Parser):
    """Raises Refusal body_unreadable (400) or character_not_allowed (422)."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            value = json.loads(request.body, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise Refusal("body_unreadable", status=400) from None
        if _SUSPICIOUS.search(request.body):
            refuse_impossible_text(value)
        return value


def refuse_impossible_text(value: Any) -> None:
    """Raise for NUL and for lone surrogates anywhere in a JSON value."""
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise Refusal("character_not_allowed", status=422)
    elif isinstance(value, dict):
        for name, inner in value.items():
            refuse_impossible_text(name)
            refuse_impossible_text(inner)
    elif isinstance(value, list):
        for inner in value:
            refuse_impossible_text(inner)


def refuse_bad_request_line(request: HttpRequest) -> None:
    """NUL in path or query would only be found out by the database; a JSON body has a limit of its own."""
    if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        raise Refusal("character_not_allowed", status=422)
    if request.method == "POST" and not (request.content_type or "").startswith("multipart/"):
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > limit:
            raise Refusal("body_too_large", status=413, bytes=limit)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON
