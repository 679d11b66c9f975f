"""What a browser may load and run for an answer of ours: the same for all pages, so it is put into words once."""

from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

HEADER = "Content-Security-Policy"
NOTHING = "default-src 'none'; frame-ancestors 'none'"


def framed_by_ourselves(response: HttpResponse) -> HttpResponse:
    """The answer with a policy that lets a page of ours show it in a frame, and nobody else."""
    directives = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": ["'self'"]}
    response.headers[HEADER] = build_policy(config=directives)
    return response


class ContentPolicy:
    """Sets settings.CONTENT_SECURITY_POLICY, unless the answer brings a policy of its own (a file). Data get none at all.

    The middleware of django-csp puts the header together anew for each answer, which took a tenth of a small call.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = build_policy(config=settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        data = response.headers.get("Content-Type", "").startswith("application/json")
        response.headers.setdefault(HEADER, NOTHING if data else self.policy)
        return response
