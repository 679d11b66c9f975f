"""Too large an upload is refused by its announced length, before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yimen.errors import Refusal
from yimen.web.failures import refused

# What a form carries beside its file: the other fields and the boundaries between them.
FORM_ALLOWANCE = 1_000_000


class UploadLimit:
    """Answers 413 to a body longer than one file of YIMEN_UPLOAD_LIMIT_MEGABYTES and its form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        limit = settings.YIMEN_UPLOAD_LIMIT
        if announced_length(request) > limit + FORM_ALLOWANCE:
            return refused(request, Refusal("upload_too_large", status=413, megabytes=limit // 1_000_000))
        return self.get_response(request)


def announced_length(request: HttpRequest) -> int:
    """Content-Length in bytes; 0 where it is missing or not a number (Django then reads no body)."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
