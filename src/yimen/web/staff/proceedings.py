"""What happens beside the examination of a case: its hearing, third parties, what is owed, opinions that were set aside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yimen.cases.models import CaseEvent, Invitation, StatementFile
from yimen.cases.queries import Dossier
from yimen.cases.queries.invited import standings, statement_files
from yimen.procedure import ROW, ClockRun, Hearing
from yimen.web.components.templatetags.yimen import day
from yimen.web.components.values import Row
from yimen.web.staff import words
from yimen.web.staff.clocks import count_address
from yimen.web.staff.due import left


@dataclass(frozen=True)
class OpinionView:
    """One opinion; aside: the step was gone back to, and it no longer counts."""

    step: str
    who: str
    agree: bool
    text: str
    at: datetime
    aside: bool = False


@dataclass(frozen=True)
class PartyView:
    """One third party that was told; what it said, and when: "" and None while it has said nothing.

    party   the token of its name, with which a code is made for it; "" for the applicant
    way     how far its own way into the case has come, in words
    files   what it handed in with its statements
    """

    name: str
    words: str = ""
    at: datetime | None = None
    party: str = ""
    way: str = ""
    files: tuple[StatementFile, ...] = ()


@dataclass(frozen=True)
class PartiesView:
    """All of them, and until when they may speak (None: the period is over). own: what the applicant stated.

    inviting  the reader may give them codes
    """

    parties: tuple[PartyView, ...]
    until: date | None
    own: tuple[PartyView, ...]
    inviting: bool = False


@dataclass(frozen=True)
class ErasedView:
    """What was erased, when, by whom, why, and on what basis."""

    what: str
    day: date
    who: str
    reason: str
    basis: str


@dataclass(frozen=True)
class ObligationView:
    """One thing that is owed: due None where no period runs for it; count: the page that counts the period."""

    item: str
    kind: str
    status: str
    colour: str
    due: date | None
    left: str
    count: str


def opinions(dossier: Dossier, names: Mapping[str, str]) -> list[OpinionView]:
    """Every opinion given so far, by time; those set aside are marked."""
    counted = [(each, False) for each in dossier.file.opinions] + [(each, True) for each in dossier.file.set_aside]
    return [
        OpinionView(each.step, names.get(each.who, each.who), each.agrees, each.text, each.at, aside)
        for each, aside in sorted(counted, key=lambda pair: pair[0].at)
    ]


def hearing(dossier: Dossier, names: Mapping[str, str]) -> list[Row]:
    """How far the hearing has come, line by line; nothing where the case knows none."""
    file = dossier.file.hearing
    if not (file.basis or file.told_on or dossier.rules.hearing is Hearing.MUST):
        return []
    rows = [
        Row(_("Why"), _basis(dossier)),
        Row(_("Right told on"), day(file.told_on)),
        Row(_("Period to ask ended on"), day(file.closed_on)),
        Row(_("Notice given on"), day(file.notified_on)),
        Row(_("Day of the hearing"), day(file.day)),
        Row(_("Time and place"), file.place),
        Row(_("Chair"), names.get(file.chair, file.chair)),
        Row(_("Objection to the chair"), _("open: the head of the agency rules on it") if file.challenged else ""),
        Row(_("Held on"), day(file.held_on)),
        Row(_("Record"), dossier.clear(file.record)),
    ]
    return [row for row in rows if row.value]


def _basis(dossier: Dossier) -> str:
    return {
        "required": _("ordered by law, regulation or rule (46)"),
        "public_interest": _("a matter of major public interest (46)"),
        "requested": _("asked for (47)"),
    }.get(dossier.file.hearing.basis) or (
        _("the service orders one (46)") if dossier.rules.hearing is Hearing.MUST else _("may be asked for (47)")
    )


def parties(dossier: Dossier, *, inviting: bool) -> PartiesView | None:
    """Third parties and what was stated; None where nobody was told and nothing stated."""
    stated = [event for event in dossier.events if event.kind == "views_stated"]
    told = _third_parties(dossier, stated) if dossier.file.interested else ()
    own = tuple(
        PartyView(pgettext("who states views", "Applicant"), dossier.clear(event.data["statement"]), event.at)
        for event in stated
        if not event.data.get("party")
    )
    run = next(iter(dossier.file.running("statements")), None)
    due = _state_due(dossier, run) if run else None
    return PartiesView(told, due, own, inviting) if told or own else None


def _third_parties(dossier: Dossier, stated: Iterable[CaseEvent]) -> tuple[PartyView, ...]:
    """Every third party, with the last thing it said, its files and its code; three queries."""
    said = {event.data.get("party", ""): event for event in stated}
    files = statement_files(dossier.case)
    return tuple(
        PartyView(
            each.name,
            dossier.clear(said[each.party].data["statement"]) if each.party in said else "",
            said[each.party].at if each.party in said else None,
            each.party,
            _way(each.invitation),
            tuple(file for file in files if file.party == each.party),
        )
        for each in standings(dossier, dossier.file.interested)
    )


def _way(invitation: Invitation | None) -> str:
    """How far the code of a third party has come."""
    if invitation is None:
        return _("no code given yet")
    if invitation.user_id is not None:
        return _("taken over into an account")
    if invitation.opened_at is not None:
        return _("code used on %(day)s") % {"day": day(invitation.opened_at)}
    return _("code given on %(day)s, good until %(last)s") % {
        "day": day(invitation.issued_at),
        "last": day(invitation.expires_at),
    }


def erased(dossier: Dossier, names: Mapping[str, str]) -> list[ErasedView]:
    """What was erased beside the ledger, first to last."""
    choices = dict(ROW["erase_private"].arguments[0].choices)
    return [
        ErasedView(
            "、".join(words.say(choices[kind]) for kind in each.kinds),
            each.day,
            names.get(each.who, each.who),
            each.reason,
            each.basis,
        )
        for each in dossier.file.erased
    ]


def obligations(dossier: Dossier) -> list[ObligationView]:
    """Everything promised or let follow later, with the day until which it is owed."""
    return [_obligation(dossier, each.item, each.kind, each.status) for each in dossier.file.obligations]


def _obligation(dossier: Dossier, item: str, kind: str, status: str) -> ObligationView:
    word, colour = words.obligation_status(status)
    runs = [
        (place, each)
        for place, each in enumerate(dossier.clocks, 1)
        if each.run.about == item and each.run.name in ("obligation", "rectification")
    ]
    place, latest = runs[-1] if runs else (0, None)
    running = latest is not None and latest.run.ended is None
    return ObligationView(
        item=item,
        kind=words.obligation_kind(kind),
        status=word,
        colour=colour,
        due=latest.state.due if latest else None,
        left=left(latest.state.due, dossier.as_of) if latest and running else "",
        count=count_address(dossier, place) if latest else "",
    )


def _state_due(dossier: Dossier, run: ClockRun) -> date:
    return next(each.state.due for each in dossier.clocks if each.run is run)
