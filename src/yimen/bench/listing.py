"""List: GET /cases as officers narrow it down: what is to be done, by colour, by state, by service."""

import random
from collections.abc import Iterator
from urllib.parse import urlencode

from yimen.bench.load import Expected
from yimen.bench.people import People
from yimen.bench.requests import Request
from yimen.bench.statements import Script, caught, the_one
from yimen.bench.submitting import services

NAME, ADDRESS = "list", "GET /api/v1/cases?…"
EXPECTED = Expected(200, '"next_cursor":')
PREPARED = 2000


class Listing:
    """The filters in turn, each for another officer; pages of 50 rows."""

    name, address, expected, prepared = NAME, ADDRESS, EXPECTED, PREPARED

    def __init__(self, people: People) -> None:
        self.people = people
        self.services = services()
        self._dice = random.Random(2)

    def requests(self, most: int) -> Iterator[Request]:
        """So many pages."""
        made = [request for place in range(len(self.services)) for request in self._of_officer(place)]
        for _ in range(most):
            yield self._dice.choice(made)

    def scripts(self, clients: int) -> list[Script]:
        """The query of each of the filters, for one officer."""
        queries = [the_one(caught(request), 'FROM "cases_case"') for request in self._of_officer(0)]
        return [Script({}, prefix=f"query{place}_").add(query) for place, query in enumerate(queries)]

    def stored(self) -> None:
        """Nothing is written."""

    def _of_officer(self, place: int) -> list[Request]:
        service = self.services[place]
        filters = [
            {"view": "todo", "sort": "due"},
            {"view": "acceptance", "sort": "newest"},
            {"colour": "green", "sort": "due"},
            {"state": "submitted", "service": service.code, "sort": "oldest"},
        ]
        token = self.people.desk(service.agency.code).officers[0]
        return [Request(f"/cases?{urlencode(each)}", token) for each in filters]
