"""Warnings of the electronic supervision from the address line to rows: filters, rows, facts, history."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.accounts.models import User
from yimen.clock import Colour
from yimen.oversight.levels import BY_NUMBER
from yimen.oversight.models import ClockWarning, WarningEvent
from yimen.oversight.queries import COLOURS, STATES, WarningFilters, clocks_warned_of, working_days_late
from yimen.oversight.table import DEEDS, EVENT_WORDS, STATE_WORDS, State
from yimen.procedure import ROLE_WORDS, Role
from yimen.web.components.templatetags.yimen import day, term
from yimen.web.components.values import Choice, Row
from yimen.web.staff import words

STATE_COLOURS = {
    State.OPEN: "amber",
    State.URGED: "violet",
    State.ANSWERED: "blue",
    State.ESCALATED: "red",
    State.CLOSED: "grey",
    State.OVER: "grey",
}
LONGEST_TEXT = 40


@dataclass(frozen=True)
class WarningRow:
    """One warning in a list. late: how far it is overdue, in words; answer_late: the day to answer has passed."""

    warning: ClockWarning
    period: str
    word: str
    state: str
    state_colour: str
    owner: str
    late: str
    answer_late: bool


@dataclass(frozen=True)
class Entry:
    """One event of a warning: when, what, who, what was said, and the beginning of its hash."""

    sequence: int
    at: datetime
    title: str
    who: str
    role: str
    facts: tuple[tuple[str, str], ...]
    hash: str


def filters_of(given: Mapping[str, str] | QueryDict, mine: bool) -> WarningFilters:
    """The filters that an address names; unknown values of closed lists count as not given. mine: unless it says else."""

    def one(name: str, known: Sequence[str] | None = None) -> str:
        value = str(given.get(name, "")).replace("\x00", "").strip()[:LONGEST_TEXT]
        return value if known is None or value in known else ""

    asked = one("for", ("me", "all"))
    return WarningFilters(
        state=one("state", (*STATES, "all")) or "pending",
        colour=one("colour", COLOURS),
        clock=one("clock"),
        agency=one("agency"),
        mine=asked == "me" if asked else mine,
    )


def as_query(filters: WarningFilters, mine: bool) -> str:
    """The filters as the shortest address query."""
    given = asdict(filters) | {"state": "" if filters.state == "pending" else filters.state, "mine": ""}
    if filters.mine != mine:
        given["for"] = "me" if filters.mine else "all"
    return urlencode({name: value for name, value in given.items() if value})


def narrowed(filters: WarningFilters) -> bool:
    """Whether more has been chosen than whose warnings."""
    return bool(filters.state != "pending" or filters.colour or filters.clock or filters.agency)


def rows_of(found: Sequence[ClockWarning], today: date) -> list[WarningRow]:
    """Warnings as rows; one query more, for the names of the officers."""
    names = names_of(warning.officer for warning in found)
    return [row_of(warning, names, today) for warning in found]


def row_of(warning: ClockWarning, names: Mapping[str, str], today: date) -> WarningRow:
    """One warning as a row."""
    state = State(warning.state)
    return WarningRow(
        warning=warning,
        period=words.period(warning.clock),
        word=words.colour(warning.colour),
        state=words.say(STATE_WORDS[state]),
        state_colour=STATE_COLOURS[state],
        owner=names.get(warning.officer, "") or warning.section,
        late=lateness(warning, today),
        answer_late=state is State.URGED and warning.until is not None and today > warning.until,
    )


def lateness(warning: ClockWarning, today: date) -> str:
    """By how much an overdue clock exceeds, or exceeded, its term; "" for other colours."""
    if warning.colour != Colour.OVERDUE:
        return ""
    number = working_days_late(warning.due, min(today, warning.ended_on or today))
    return ngettext("%(n)d working day late", "%(n)d working days late", number) % {"n": number}


def names_of(accounts: Any) -> dict[str, str]:
    """Account id -> name, in one query."""
    ids = {int(account) for account in accounts if account.isdecimal()}
    known = {str(pk): name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "name")}
    return known | {"system": words.say(ROLE_WORDS[Role.SYSTEM])}


def choices(filters: WarningFilters, agencies: Sequence[tuple[str, str]]) -> dict[str, list[Choice]]:
    """What the list can be narrowed by."""
    states = [("pending", _("To be seen to")), *((state.value, words.say(STATE_WORDS[state])) for state in State)]
    told = {
        "state": [*states, ("all", _("All"))],
        "colour": [(colour, words.colour(colour)) for colour in COLOURS],
        "clock": [(clock, words.period(clock)) for clock in clocks_warned_of()],
        "agency": list(agencies),
    }
    return {
        name: [Choice(value, title, value == getattr(filters, name)) for value, title in values]
        for name, values in told.items()
        if values
    }


def facts(row: WarningRow) -> list[Row]:
    """What the warning says, line by line."""
    warning, level = row.warning, BY_NUMBER[row.warning.level]
    ended = {
        "superseded": _("the clock turned a worse colour"),
        "eased": _("the colour became better again"),
        "kept": _("the clock ended in time"),
        "late": _("the clock ended late"),
    }
    lines = [
        Row(_("Supervision number"), warning.number),
        Row(_("Rule"), warning.rule),
        Row(
            _("Escalation"), _("Rung %(number)s. %(title)s") % {"number": level.number, "title": words.say(level.title)}
        ),
        Row(_("Colour"), f"{words.colour(warning.colour_before)} → {row.word}"),
        Row(_("Since"), day(warning.day)),
        Row(
            _("Legal time limit"),
            _("%(period)s: %(term)s, last day %(due)s")
            % {"period": row.period, "term": term(warning.term), "due": day(warning.due)},
        ),
        Row(_("Responsible"), " · ".join(filter(None, (warning.agency.title, warning.section, row.owner)))),
    ]
    if warning.ended_on:
        lines.append(Row(_("Ended"), f"{day(warning.ended_on)} · {ended.get(warning.ended_how, warning.ended_how)}"))
    if warning.organ and warning.until:
        told = {"organ": warning.organ.title, "until": day(warning.until)}
        lines.append(Row(_("Urged"), _("%(organ)s, to answer by %(until)s") % told))
    if warning.explanation:
        lines.append(Row(_("Told to the public"), warning.explanation))
    return lines


def case_address(audience: str, number: str) -> str:
    """Where this audience opens the case; "" where it has no page of cases."""
    try:
        return reverse(f"{audience}:case", args=[number])
    except NoReverseMatch:
        return ""


def entries(events: Sequence[WarningEvent]) -> list[Entry]:
    """What happened, the latest first."""
    names = names_of(event.who for event in events)
    return [
        Entry(
            event.sequence,
            event.at,
            words.say(EVENT_WORDS[event.kind]),
            names.get(event.who, event.who),
            words.say(ROLE_WORDS[Role(event.role)]),
            tuple(_told(event)),
            event.hash,
        )
        for event in reversed(events)
    ]


_TITLES = {argument.name: argument.title for deed in DEEDS for argument in deed.arguments if argument.kind == "text"}


def _told(event: WarningEvent) -> list[tuple[str, str]]:
    """What people wrote; what the platform wrote stands in the facts."""
    told = [(words.say(title), event.data[name]) for name, title in _TITLES.items() if event.data.get(name)]
    if event.kind == "urged":
        told.append((_("Answer by"), day(event.data["until"])))
    if event.kind in ("ended", "escalated") and event.data.get("day"):
        told.append((_("Date"), day(event.data["day"])))
    return told
