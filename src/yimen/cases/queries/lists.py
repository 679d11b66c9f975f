"""Lists of cases: an officer's desk, an applicant's own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from yimen.cases import access, numbers
from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.parties.grams import labelled
from yimen.parties.models import Organisation
from yimen.procedure import CLOSED, Actor, State

_RECEIVED = (State.SUBMITTED, State.PRE_REVIEWED)

VIEWS: dict[str, Q] = {
    "todo": Q(state__in=[*_RECEIVED, State.ACCEPTED, State.GRANTED]),
    "pre_review": Q(state=State.SUBMITTED),
    "acceptance": Q(state=State.PRE_REVIEWED),
    "correction": Q(state=State.CORRECTION),
    "examination": Q(state=State.ACCEPTED),
    "delivery": Q(state=State.GRANTED),
    "closed": Q(state__in=list(CLOSED)),
    "all": Q(),
}

COLOURS: dict[str, Callable[[date], Q]] = {
    "overdue": lambda today: Q(next_due__lt=today),
    "today": lambda today: Q(next_due=today),
    "red": lambda today: Q(next_due__gte=today, red_from__lte=today),
    "yellow": lambda today: Q(red_from__gt=today, yellow_from__lte=today),
    "green": lambda today: Q(yellow_from__gt=today),
    "stopped": lambda today: Q(stopped=True),
}

# Not one of `procedure.CLOSED`; by this column, because an index holds the open cases alone.
OPEN = Q(closed_at=None)

SORTS = {
    "due": (F("next_due").asc(nulls_last=True), "-id"),
    "newest": ("-id",),
    "oldest": ("id",),
}


@dataclass(frozen=True)
class WorklistFilters:
    """What an officer narrows the list by; everything may stay empty. `text` is a number, applicant or service."""

    view: str = "todo"
    text: str = ""
    colour: str = ""
    state: str = ""
    agency: str = ""
    service: str = ""
    channel: str = ""
    sort: str = "due"


def worklist(actor: Actor, filters: WorklistFilters, today: date) -> QuerySet[Case]:
    """The cases this actor may see, narrowed and sorted; the nearest due day first, cases without one last."""
    cases = _with_names(access.visible(actor)).filter(VIEWS.get(filters.view, Q()))
    if filters.colour in COLOURS:
        cases = cases.filter(COLOURS[filters.colour](today))
    for column, value in (("state", filters.state), ("channel", filters.channel)):
        if value:
            cases = cases.filter(**{column: value})
    if filters.agency:
        cases = cases.filter(agency=access.one_agency(filters.agency))
    if filters.service:
        cases = cases.filter(service__code=filters.service)
    if filters.text:
        cases = cases.filter(_found_by(filters.text.strip()))
    return cases.order_by(*SORTS.get(filters.sort, SORTS["due"]))


def counts(actor: Actor, today: date) -> dict[str, int]:
    """How many cases stand in each view, plus "overdue", "due_today", "red", "yellow" and "green", in two queries.

    Only open cases have a colour and wait for somebody: these few are looked at, in an index that holds what is asked (so the
    agency is counted, which none is without); all the others are merely counted.
    """
    cases = access.visible(actor)
    by_colour = {name: Count("agency", filter=of(today)) for name, of in COLOURS.items() if name != "today"}
    by_view = {
        f"view_{name}": Count("agency", filter=condition)
        for name, condition in VIEWS.items()
        if name not in ("closed", "all")
    }
    row = cases.filter(OPEN).aggregate(
        view_open=Count("agency"),
        due_today=Count("agency", filter=COLOURS["today"](today)),
        **by_colour,
        **by_view,
    )
    found = {name.removeprefix("view_"): count for name, count in row.items()}
    whole = cases.count()
    return found | {"all": whole, "closed": whole - found.pop("open")}


def _found_by(text: str) -> Q:
    """What is searched for: a case number, as far as it was typed, or a part of the name of applicant or service.

    A number is looked up by its index; whoever types one does not mean a name. Each of the other ways is read by an index
    of its own; asked with "or" over three tables, PostgreSQL would read every case there is.
    """
    if numbers.is_begun(text):
        return Q(number__startswith=numbers.tidy(text))
    by_number = Case.objects.filter(number__startswith=numbers.tidy(text))
    named = Service.objects.filter(Q(name__icontains=text) | Q(name_en__icontains=text)).order_by().values("pk")
    ways = (Case.objects.filter(applicant__in=labelled(text).values("pk")), Case.objects.filter(service__in=named))
    return Q(pk__in=by_number.values("pk").union(*(way.values("pk") for way in ways)))


def own_cases(actor: Actor) -> QuerySet[Case]:
    """The cases an applicant handed in or that stand in their name, newest first."""
    return _with_names(access.visible(actor)).order_by("-id")


def own_cases_for(actor: Actor, organisation: Organisation | None) -> QuerySet[Case]:
    """Those of one organisation; None: those that are not of a registered one."""
    cases = own_cases(actor)
    if organisation is None:
        return cases.filter(applicant__organisation=None)
    return cases.filter(applicant__identifier_index=organisation.identifier_index)


def taken_in(actor: Actor, since: datetime) -> QuerySet[Case]:
    """The cases this clerk has handed in for others since a moment, newest first."""
    return (
        _with_names(access.visible(actor))
        .filter(submitted_by=actor.who, channel=Case.Channel.COUNTER, submitted_at__gte=since)
        .order_by("-id")
    )


def _with_names(cases: QuerySet[Case]) -> QuerySet[Case]:
    """With service and agency, without what only the search reads: some kilobytes of text a row."""
    return cases.select_related("service", "agency").defer(*(f"service__{name}" for name in Service.SEARCHED))
