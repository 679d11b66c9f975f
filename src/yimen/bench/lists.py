"""`yimen bench lists`: the lists and figures of very many cases, beside their statements alone.

Every page is read over HTTP from a running server, asked of the query functions in this process, and asked of the
database by psycopg with the very statements that the page sends; one after the other, in the same run.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.api.paging import after, cursor_of
from yimen.bench import house, mass, reading
from yimen.bench.people import People
from yimen.bench.reading import Page, Plan, Times
from yimen.cases.models import Case
from yimen.cases.queries import WorklistFilters, counts, own_cases, worklist
from yimen.cases.queries.figures import figures, loads
from yimen.clock import shanghai_date
from yimen.engine import EngineError
from yimen.procedure import Actor, State
from yimen.web.staff.lists import narrowed, one_page

OFFICER, SUPERVISOR, LEADER, APPLICANT = "shencha", "jiancha", "lingdao", "shenqingren2"
QUARTER = timedelta(days=91)
API_ROWS = 50

Step = Callable[[str], AbstractContextManager[Any]]  # a step by name, which is told how far it is


@dataclass(frozen=True)
class Read:
    """One page: how many queries it sends, how they read the cases, and how long each way takes."""

    name: str
    path: str
    queries: int
    plan: Plan
    http: Times
    functions: Times
    alone: Times

    @property
    def ratio(self) -> float:
        """Of the time of a page over HTTP, the part that its statements take alone."""
        return self.alone.p50 / self.http.p50


@dataclass(frozen=True)
class Outcome:
    """How many cases there are, how many of them are open and how many in the department that was read."""

    cases: int
    open: int
    department: int
    seconds: float
    pages: list[Read]


def run(home: Path, cases: int, times: int, now: datetime, step: Step) -> Outcome:
    """Write so many cases and read every page so many times.

    Raises EngineError when a page is not answered, or does not show what it must.
    """
    house.require_throwaway(home)
    began = datetime.now()
    with step(f"{cases} cases") as writing:
        applicant = User.objects.get(username=APPLICANT).pk
        mass.fill(cases, now, applicant, lambda done, whole: writing.advance(done, whole))
    seconds = (datetime.now() - began).total_seconds()
    read = []
    with house.opened(home) as place:
        for page in pages(now):
            with step(page.name):
                read.append(_read(page, place.address, times))
    officer = _actor(OFFICER)
    return Outcome(
        cases=Case.objects.count(),
        open=Case.objects.filter(closed_at=None).count(),
        department=Case.objects.filter(agency__code=officer.agency).count(),
        seconds=seconds,
        pages=read,
    )


def _read(page: Page, address: str, times: int) -> Read:
    statements = reading.sent(page)
    return Read(
        name=page.name,
        path=page.path[:120],
        queries=len(statements),
        plan=reading.plan_of(statements),
        http=reading.over_http(page, address, times),
        functions=reading.timed(page.query, times),
        alone=reading.alone(statements, times),
    )


def pages(now: datetime) -> list[Page]:
    """Everything that is read, on the cases that are there now."""
    today = shanghai_date(now)
    return [*_desk(today), *_everywhere(today), *_own(today), *_machines(now, today)]


def _desk(today: date) -> list[Page]:
    """The list of an officer of the busiest department."""
    actor, headers = _actor(OFFICER), reading.signed_in(OFFICER)
    some = Case.objects.filter(agency__code=actor.agency).order_by("id")
    case = some[some.count() // 2]
    deep = max(2, some.count() // 25 // 2)
    accepted = {"view": "all", "state": State.ACCEPTED.value, "colour": "overdue"}
    return [
        _list("desk", "/desk/", {}, actor, headers, today, view="todo"),
        _list("desk: overdue, under examination", "/desk/", accepted, actor, headers, today),
        _list(f"desk: page {deep} of all", "/desk/", {"view": "all", "page": str(deep)}, actor, headers, today),
        _list("desk: by number", "/desk/", {"view": "all", "text": case.number}, actor, headers, today, case.number),
        _list("desk: by name", "/desk/", {"view": "all", "text": case.applicant_label}, actor, headers, today),
    ]


def _list(
    name: str,
    path: str,
    query: dict[str, str],
    actor: Actor,
    headers: dict[str, str],
    today: date,
    text: str = "<table",
    view: str = "all",
) -> Page:
    filters = WorklistFilters(**({"view": view} | {key: value for key, value in query.items() if key != "page"}))

    def ask() -> object:
        numbers = counts(actor, today)
        whole = None if narrowed(filters) else numbers[filters.view]
        return one_page(worklist(actor, filters, today), query.get("page", "1"), whole=whole)

    return Page(name, f"{path}?{urlencode(query)}" if query else path, headers, ask, text)


def _everywhere(today: date) -> list[Page]:
    """Lists and figures over all departments."""
    supervisor, headers = _actor(SUPERVISOR), reading.signed_in(SUPERVISOR)
    leader = _actor(LEADER)
    period = {"period": "own", "first": (today - QUARTER).isoformat(), "last": today.isoformat()}
    late = {"view": "all", "colour": "overdue"}
    return [
        _list("all departments: overdue", "/supervisor/cases/", late, supervisor, headers, today),
        _list("all departments: closed", "/supervisor/cases/", {"view": "closed"}, supervisor, headers, today),
        Page("time limits by department", "/supervisor/", headers, lambda: loads(supervisor, today), "<table"),
        Page(
            "figures of a quarter",
            f"/leader/?{urlencode(period)}",
            reading.signed_in(LEADER),
            lambda: (figures(leader, today - QUARTER, today), counts(leader, today)),
            "<table",
        ),
    ]


def _own(today: date) -> list[Page]:
    actor = _actor(APPLICANT)
    return [
        Page("an applicant's own", "/my/", reading.signed_in(APPLICANT), lambda: list(own_cases(actor)[:20]), "BS"),
    ]


def _machines(now: datetime, today: date) -> list[Page]:
    """The API: by cursors, of which one stands in the middle of the department's open cases."""
    actor = _actor(OFFICER)
    headers = {"Authorization": f"Bearer {People(now).desk(actor.agency or '').officers[0]}"}
    filters = WorklistFilters(view="todo", sort="due")
    number = worklist(actor, filters, today).count()
    if number < 3:
        raise EngineError("There are too few cases for a list; give more --cases.")
    cursor = cursor_of("due", worklist(actor, filters, today)[number // 2])
    asked = {"view": "todo", "sort": "due"}

    def ask(cursor: str) -> object:
        return after(worklist(actor, filters, today), "due", cursor, API_ROWS + 1)

    return [
        Page("API: first page", f"/api/v1/cases?{urlencode(asked)}", headers, lambda: ask(""), '"items":[{'),
        Page(
            "API: page in the middle",
            f"/api/v1/cases?{urlencode(asked | {'cursor': cursor})}",
            headers,
            lambda: ask(cursor),
            '"items":[{',
        ),
    ]


def _actor(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))
