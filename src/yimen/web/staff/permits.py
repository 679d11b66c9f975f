"""Permits from the address line to rows: filters, rows, facts, clocks, history."""

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
from yimen.clock import shanghai_date
from yimen.permits import numbers
from yimen.permits.lists import WAITING, PermitFilters, PermitRecord
from yimen.permits.models import Permit, PermitEvent, Standing
from yimen.permits.purposes import CHANGE, RENEWAL
from yimen.permits.telling import day, span
from yimen.permits.words import article_of
from yimen.procedure import PERMIT_STATE_WORDS, ROLE_WORDS, Argument, PermitState, Role
from yimen.procedure.permit import PERMIT_ROW_OF_EVENT
from yimen.web.components.values import Choice, Row
from yimen.web.staff import words
from yimen.web.staff.due import left

COLOURS = {"valid": "green", "not_yet": "blue", "expired": "grey", "cancelled": "grey"}
SPANS = (30, 60, 90, 365)
LONGEST_TEXT = 100


@dataclass(frozen=True)
class PermitRow:
    """One permit in a list. left: how many days until its end, in words; near: that is soon."""

    permit: Permit
    state: str
    colour: str
    left: str
    near: bool


@dataclass(frozen=True)
class ClockView:
    """A period that somebody must keep."""

    title: str
    article: str
    due: date
    ended: date | None
    left: str
    colour: str


@dataclass(frozen=True)
class Entry:
    """One event: when, what, by which article, who, what was said, and the beginning of its hash."""

    sequence: int
    at: datetime
    title: str
    article: str
    who: str
    role: str
    facts: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True)
class About:
    """The permit that an application is about: what is asked for, its number as printed, and where it is read."""

    words: str
    number: str
    address: str


def about(opening: Mapping[str, Any], audience: str) -> About | None:
    """What the first event of a case says of a permit; nothing where the application is for something new."""
    titles = {CHANGE: _("Change of permit"), RENEWAL: _("Renewal of permit")}
    number, purpose = str(opening.get("permit", "")), str(opening.get("purpose", ""))
    if not number or purpose not in titles:
        return None
    try:
        address = reverse(f"{audience}:permit", args=[number])
    except NoReverseMatch:
        address = ""
    return About(titles[purpose], numbers.shown(number), address)


def filters_of(given: Mapping[str, str] | QueryDict) -> PermitFilters:
    """The filters that an address names; unknown values of closed lists count as not given."""

    def one(name: str) -> str:
        return str(given.get(name, "")).replace("\x00", "").strip()[:LONGEST_TEXT]

    known, within = {state.value for state in PermitState} | {WAITING}, one("within")
    return PermitFilters(
        state=one("state") if one("state") in known else "",
        ends_within=int(within) if within.isdecimal() and len(within) < 5 else None,
        agency=one("agency"),
        service=one("service"),
        text=one("text"),
    )


def as_query(filters: PermitFilters) -> str:
    """The filters as the shortest address query."""
    given = asdict(filters)
    given["within"] = given.pop("ends_within")
    return urlencode({name: value for name, value in given.items() if value not in ("", None)})


def choices(filters: PermitFilters, agencies: Sequence[tuple[str, str]]) -> dict[str, list[Choice]]:
    """What a list can be narrowed by."""
    states = [(state.value, words.say(title)) for state, title in PERMIT_STATE_WORDS.items()]
    told = {
        "state": [*states, (WAITING, _("Renewal waits for an answer"))],
        "within": [(str(days), ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}) for days in SPANS],
        "agency": list(agencies),
    }
    chosen = {"state": filters.state, "within": str(filters.ends_within or ""), "agency": filters.agency}
    return {
        name: [Choice(value, title, value == chosen[name]) for value, title in values]
        for name, values in told.items()
        if values
    }


def row_of(permit: Permit, today: date) -> PermitRow:
    """One permit as a row."""
    standing = permit.standing(today)
    days = (permit.valid_until - today).days if permit.valid_until and standing is Standing.VALID else None
    near = days is not None and 0 <= days <= 60 and permit.renewal_asked is None
    return PermitRow(permit, state_word(standing), COLOURS.get(standing.value, "red"), days_left(days), near)


def days_left(days: int | None) -> str:
    """How many calendar days a permit still lasts; "" where it has no end or has ended."""
    if days is None or days < 0:
        return ""
    return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days} if days else _("last day today")


def state_word(standing: Standing) -> str:
    """The state of law in a word, or that it is not in force yet."""
    if standing in (Standing.NOT_YET, Standing.REPLACED):
        return _("Not in force yet")
    return words.say(PERMIT_STATE_WORDS[PermitState(standing.value)])


def facts(record: PermitRecord, today: date, audience: str) -> list[Row]:
    """What the permit says, line by line."""
    permit, file = record.permit, record.file
    lines = [
        Row(_("Number"), permit.shown_number),
        Row(_("Holder"), permit.holder_label),
        Row(_("Issued by"), permit.agency.title),
        Row(_("Validity"), span(file.valid_from, file.valid_until)),
        Row(_("Granted in case"), permit.case.number, case_address(audience, permit.case.number)),
        Row(_("Certificate in force"), permit.certificate),
    ]
    if file.renewal_asked:
        lines.append(Row(_("Renewal asked for"), day(file.renewal_asked)))
    if file.changes:
        lines.append(Row(_("Changes"), "；".join(file.changes)))
    if file.ended_at and file.state:
        words_of_state = words.say(PERMIT_STATE_WORDS[file.state])
        ended = (day(shanghai_date(file.ended_at)), words_of_state, article_of(Standing(file.state)))
        lines.append(Row(_("Ended"), " · ".join(ended)))
    return [line for line in lines if line.value]


def case_address(audience: str, number: str) -> str:
    """Where this audience opens the case; "" where it has no page of cases."""
    try:
        return reverse(f"{audience}:case", args=[number])
    except NoReverseMatch:
        return ""


def clocks(record: PermitRecord, today: date) -> list[ClockView]:
    """Every period, those that run first."""
    titles = {"renewal": _("Decision on the renewal"), "penalty_hearing": _("The holder may ask for a hearing")}
    shown = [
        ClockView(
            titles.get(each.run.name, each.run.name),
            each.run.article,
            each.state.due,
            each.run.ended,
            left(each.state.due, today) if each.run.ended is None else _("ended"),
            each.state.colour.value if each.run.ended is None else "green",
        )
        for each in record.clocks
    ]
    return sorted(shown, key=lambda view: view.ended is not None)


def entries(events: Sequence[PermitEvent]) -> list[Entry]:
    """What happened, the latest first; two queries."""
    ids = {int(event.who) for event in events if event.who.isdecimal()}
    names = {str(pk): name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "name")}
    names["system"] = words.say(ROLE_WORDS[Role.SYSTEM])
    return [_entry(event, names) for event in reversed(events)]


def _entry(event: PermitEvent, names: Mapping[str, str]) -> Entry:
    row = PERMIT_ROW_OF_EVENT[event.kind]
    return Entry(
        event.sequence,
        event.at,
        words.say(row.title),
        row.article,
        names.get(event.who, event.who),
        words.say(ROLE_WORDS[Role(event.role)]),
        tuple(
            (words.say(each.title), _said(each, event.data[each.name]))
            for each in row.arguments
            if event.data.get(each.name)
        ),
        event.hash,
    )


def _said(argument: Argument, value: str) -> str:
    if argument.kind == "date":
        return day(date.fromisoformat(value))
    chosen = dict(argument.choices).get(value)
    return words.say(chosen) if chosen else str(value)
