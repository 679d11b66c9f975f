"""A list of cases from the address line to rows: filters, one page of rows with the whole number, views with counts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Subquery, Value
from django.http import QueryDict
from django.utils.translation import gettext as _

from yimen.cases.models import Case
from yimen.cases.queries import VIEWS, WorklistFilters
from yimen.cases.queries.lists import COLOURS, SORTS
from yimen.procedure import STATE_WORDS, State
from yimen.web.staff import words
from yimen.web.staff.due import DueMark, due_mark

Listed = TypeVar("Listed", bound=Model)  # what stands in a list: cases, warnings
ROWS = 25
LONGEST_TEXT = 100


@dataclass(frozen=True)
class Row:
    """One case in a list."""

    case: Case
    due: DueMark | None
    step: str
    step_colour: str
    channel: str


@dataclass(frozen=True)
class View:
    """One link at the side: a view of the list with the number of its cases."""

    name: str
    title: str
    number: int
    href: str
    current: bool
    late: bool = False


@dataclass(frozen=True)
class Tile:
    """One figure over the list; it leads to the cases it counts."""

    title: str
    number: int
    href: str
    mark: str = ""
    current: bool = False


def filters_of(given: Mapping[str, str] | QueryDict, view: str = "todo") -> WorklistFilters:
    """The filters that an address names; unknown values of closed lists count as not given."""

    def one(name: str, known: Mapping[str, Any] | None = None) -> str:
        value = str(given.get(name, "")).replace("\x00", "").strip()[:LONGEST_TEXT]
        return value if known is None or value in known else ""

    return WorklistFilters(
        view=one("view", VIEWS) or view,
        text=one("text"),
        colour=one("colour", COLOURS),
        state=one("state", {state.value: 1 for state in State}),
        agency=one("agency"),
        service=one("service"),
        channel=one("channel", {channel.value: 1 for channel in Case.Channel}),
        sort=one("sort", SORTS) or "due",
    )


def as_query(filters: WorklistFilters, view: str = "todo") -> str:
    """The filters as the shortest address query; "" for the list as it opens."""
    plain = {"view": view, "sort": "due"}
    return urlencode({name: value for name, value in asdict(filters).items() if value and value != plain.get(name)})


def narrowed(filters: WorklistFilters) -> bool:
    """Whether more than a view has been chosen."""
    return any((filters.text, filters.colour, filters.state, filters.agency, filters.service, filters.channel))


def one_page(cases: "QuerySet[Listed]", number: str, size: int = ROWS, whole: int | None = None) -> "Page[Listed]":
    """One page of the list with the number of all its cases, in one query; beyond the end, the last page.

    whole  that number, where it is known; else the query counts
    """
    wanted = int(number) if number.isdecimal() and len(number) < 7 else 1
    wanted = max(wanted, 1)
    rows: list[Any] = list(_rows(cases, (wanted - 1) * size, size, counting=whole is None))
    if not rows and wanted > 1:
        last = 1 if whole == 0 else _last_page(cases, size)
        return one_page(cases, str(last), size, whole)
    pages: Paginator[Any] = Paginator(rows, size)
    pages.__dict__["count"] = whole if whole is not None else rows[0]._all if rows else 0
    return Page(rows, wanted, pages)


def _rows(cases: QuerySet[Any], begin: int, size: int, *, counting: bool) -> QuerySet[Any]:
    """So many rows from there on. The rows before them are passed by their ids alone, without joins and columns."""
    found = cases.annotate(_all=_number_of(cases)) if counting else cases
    if not begin:
        return found[:size]
    return found.filter(pk__in=cases.values("pk")[begin : begin + size])


def _number_of(cases: QuerySet[Any]) -> Subquery:
    # It names no column of the row, so the database counts once and not row by row.
    return Subquery(cases.order_by().annotate(_one=Value(1)).values("_one").annotate(n=Count("pk")).values("n"))


def _last_page(cases: QuerySet[Any], size: int) -> int:
    return max(1, -(-cases.count() // size))


def row_of(case: Case, today: date) -> Row:
    """One case as a row."""
    step, colour = words.next_step(case)
    return Row(case, due_mark(case, today), step, colour, words.channel(case.channel))


def views(numbers: Mapping[str, int], current: str, address: str, first: str = "todo") -> list[View]:
    """The views an officer works by, in the order in which a case meets them; `first` is the one the list opens with."""
    titles = {
        "todo": _("My work"),
        "pre_review": _("To pre-review"),
        "acceptance": _("To accept"),
        "correction": _("Awaiting corrections"),
        "examination": _("Under examination"),
        "delivery": _("To deliver"),
        "closed": _("Closed"),
        "all": _("All cases"),
    }
    return [
        View(name, title, numbers.get(name, 0), f"{address}?view={name}" if name != first else address, name == current)
        for name, title in titles.items()
        # Who looks at every department has no work of their own in the list.
        if name != "todo" or first == "todo"
    ]


def tiles(numbers: Mapping[str, int], filters: WorklistFilters, address: str) -> list[Tile]:
    """What must be looked at first, as numbers that lead to the cases."""
    told = (
        ("overdue", _("Overdue"), "is-late"),
        ("today", _("Due today"), "is-late"),
        ("red", _("Urgent: one working day or less"), "is-near"),
        ("yellow", _("Soon due"), "is-near"),
    )
    return [
        Tile(
            title,
            numbers.get("due_today" if name == "today" else name, 0),
            f"{address}?view=all&colour={name}",
            mark if numbers.get("due_today" if name == "today" else name) else "",
            filters.colour == name,
        )
        for name, title, mark in told
    ]


def state_choices() -> list[tuple[str, str]]:
    """The states to filter by."""
    return [(state.value, words.say(title)) for state, title in STATE_WORDS.items()]


def colour_choices() -> list[tuple[str, str]]:
    """The colours to filter by."""
    return [(name, _("Due today") if name == "today" else words.colour(name)) for name in COLOURS]


def sort_choices() -> list[tuple[str, str]]:
    """The orders of the list."""
    return [("due", _("Nearest due first")), ("newest", _("Newest first")), ("oldest", _("Oldest first"))]


def channel_choices() -> list[tuple[str, str]]:
    """The channels to filter by."""
    return [(channel.value, words.channel(channel.value)) for channel in Case.Channel]
