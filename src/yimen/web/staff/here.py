"""Where in the pages of staff a request is: which audience's addresses to use, and the list the reader came from."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from yimen import clock
from yimen.cases.queries import WorklistFilters
from yimen.web.staff.lists import as_query, filters_of

# With which view each audience's list opens.
FIRST_VIEW = {"officer": "todo", "counter": "all", "supervisor": "all"}
LONGEST_ORIGIN = 1000


@dataclass(frozen=True)
class Here:
    """The audience (the namespace of its addresses) and the list from which a case was opened.

    origin  the query of that list; it travels with links and forms, so that "back" and "next" work without a session
    """

    audience: str
    origin: str = ""

    @property
    def filters(self) -> WorklistFilters:
        return filters_of(QueryDict(self.origin), self.first_view)

    @property
    def first_view(self) -> str:
        return FIRST_VIEW.get(self.audience, "todo")

    @property
    def list(self) -> str:
        """The address of the list as it opens."""
        return reverse(f"{self.audience}:list")

    @property
    def back(self) -> str:
        """The address of the list the reader came from."""
        query = as_query(self.filters, self.first_view)
        return f"{self.list}?{query}" if query else self.list

    def address(self, name: str, *arguments: object, **query: object) -> str:
        """An address of this audience, with the origin."""
        path = reverse(f"{self.audience}:{name}", args=arguments)
        values = query | ({"in": self.origin} if self.origin else {})
        return f"{path}?{urlencode(values)}" if values else path


def here(request: HttpRequest) -> Here:
    """Read from the address; a form carries the origin in its own address too."""
    match = request.resolver_match
    return Here(match.namespace if match else "officer", request.GET.get("in", "").replace("\x00", "")[:LONGEST_ORIGIN])


def today_of(request: HttpRequest) -> date:
    """The day in Shanghai on which the request came."""
    return clock.shanghai_date(request.now)  # type: ignore[attr-defined]
