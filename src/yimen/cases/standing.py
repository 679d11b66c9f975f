"""In whose name something is handed in: asked at the hand-in itself, for every way in."""

from datetime import datetime
from typing import TYPE_CHECKING

from yimen.cases.models import Case
from yimen.cases.rules import content_of
from yimen.errors import Refusal
from yimen.parties import levels, standing
from yimen.parties.levels import Level
from yimen.parties.models import Organisation, Party
from yimen.procedure import Actor, Role

if TYPE_CHECKING:
    from yimen.cases.acts.submit import Application


def organisation_told(kind: str, identifier_index: str, by_applicant: bool) -> Organisation | None:
    """The registered organisation that an applicant's account hands in for; None for persons and for clerks."""
    if not by_applicant or kind != Party.Kind.ORGANISATION:
        return None
    return standing.confirmed_organisation(identifier_index)


def require_standing(application: "Application", organisation: int | None, actor: Actor, now: datetime) -> None:
    """Raise unless this account may hand in for this applicant now, as sure of who it is as the service demands.

    organisation  id of the one registered under the applicant's number, or None

    A clerk sees documents and letters of authority with their own eyes: the counter is asked nothing here.
    Raises Refusal (403): authority_*, real_name_level, applicant_not_yourself; organisation_told_differently (422).
    """
    if application.channel == Case.Channel.COUNTER or Role.APPLICANT not in actor.roles:
        return
    party, service = application.applicant, application.service
    if organisation is not None and party.kind == Party.Kind.ORGANISATION:
        known = Organisation.objects.get(pk=organisation)
        standing.require_mandate(
            int(actor.who), known, "submit", service=service.code, agency=service.agency.code, now=now
        )
        if party.name != known.name:
            raise Refusal("organisation_told_differently", status=422, name=known.name)
        # Registered between the look-up of the party and this one: the party would stay its teller's.
        if party.organisation_id != organisation:
            raise Refusal("case_busy")
    needed = content_of(service.pk, application.version).real_name_level
    if needed > Level.REGISTERED:
        _require_level(party, int(actor.who), needed)


def _require_level(party: Party, user_id: int, needed: int) -> None:
    levels.require(standing.level(user_id), needed)
    own = party.organisation_id is not None or standing.is_matched(user_id, party.identifier_index)
    if needed >= Level.MATCHED and not own:
        raise Refusal("applicant_not_yourself", status=403)
