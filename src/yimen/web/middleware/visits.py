"""Pages that people open are noted for the day's count of visits: no query, no cookie, nothing is kept of who (`yimen.visits`)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yimen.visits.counting import Notebook

notebook = Notebook()
# The desks of staff are work, not visits.
DESKS = ("/desk/", "/counter/", "/supervisor/", "/leader/", "/reform/", "/admin/", "/api/", "/components/")


class Visits:
    """Counts a successful page for people, opened whole (no fragment), outside of the desks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.YIMEN_VISITS and is_visit(request, response):
            notebook.note(request.now, request.address, request.headers.get("User-Agent", ""))  # type: ignore[attr-defined]
        return response


def is_visit(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this answer is a page that somebody came to see."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and response.headers.get("Content-Type", "").startswith("text/html")
        and "HX-Request" not in request.headers
        and not request.path.startswith(DESKS)
    )
