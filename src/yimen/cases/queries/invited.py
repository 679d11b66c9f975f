"""What a third party may see of the case that touches it, and how it comes in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from yimen.cases.models import Case, CaseEvent, Invitation, StatementFile
from yimen.cases.queries.dossier import Dossier
from yimen.cases.third_parties import who_of
from yimen.errors import Refusal
from yimen.procedure import Actor

# What the law has a third party told: that it is touched, its right to a hearing, the hearing, and how the case ended.
TOLD = frozenset(
    {
        "interested_notified", "statements_closed", "hearing_announced", "hearing_right_told", "hearing_requested",
        "hearing_waived", "hearing_not_requested", "hearing_notified", "challenge_ruled", "hearing_held",
        "decided", "withdrawn", "terminated",
    }
)  # fmt: skip


@dataclass(frozen=True)
class PartyStanding:
    """How one third party stands to the case, for those who work on it: its last code, if it was given one."""

    party: str
    name: str
    invitation: Invitation | None


def invitation_for(number: str, opened: Collection[str], actor: Actor | None) -> Invitation:
    """The one door of third parties: by what this browser has opened, or by the account that took the matter over.

    Raises Refusal third_party_page_closed (404): the same answer for a case that is not there.
    """
    way = Q(pk__in=[UUID(each) for each in opened], opened_at__isnull=False)
    if actor is not None and actor.who.isdecimal():
        way |= Q(user_id=int(actor.who))
    found = (
        Invitation.objects.select_related("case", "case__service", "case__agency", "case__applicant")
        .filter(way, case__number=number, replaced_at=None)
        .order_by("-issued_at")
        .first()
    )
    if found is None:
        raise Refusal("third_party_page_closed", status=404)
    return found


def claimed(actor: Actor) -> list[Invitation]:
    """The matters an account has taken over as a third party, the latest first."""
    found = Invitation.objects.filter(user_id=int(actor.who), replaced_at=None)
    return list(found.select_related("case__service", "case__agency").order_by("-issued_at"))


def events_for(shown: Dossier, party: str) -> list[CaseEvent]:
    """The events a third party is told of, first to last: those of TOLD that concern it, and what it did itself."""
    who = who_of(party)
    return [event for event in shown.events if _concerns(event, party, who)]


def _concerns(event: CaseEvent, party: str, who: str) -> bool:
    if event.who == who or event.data.get("party") == party:
        return True
    return event.kind in TOLD and (event.kind != "interested_notified" or party in event.data["parties"])


def standings(shown: Dossier, parties: Iterable[str]) -> list[PartyStanding]:
    """Every third party with its last code. Two queries."""
    last = {each.party: each for each in Invitation.objects.filter(case=shown.case, replaced_at=None)}
    return [PartyStanding(party, shown.clear(party), last.get(party)) for party in parties]


def statement_files(case: Case, party: str | None = None) -> list[StatementFile]:
    """The files that came with statements, in their order; with `party` (a token) only that party's."""
    found = StatementFile.objects.select_related("file").filter(case=case).order_by("sequence", "id")
    return list(found if party is None else found.filter(party=party))
