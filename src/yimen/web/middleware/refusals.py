"""A refusal that leaves a view becomes an answer: a page in words with a way on, or JSON for machines."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from yimen.errors import Refusal
from yimen.web.failures import refused


class Refusals:
    """Views may handle a refusal nearer to the form it belongs to; what they let go ends here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, Refusal) else None
