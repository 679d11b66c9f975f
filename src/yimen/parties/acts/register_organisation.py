"""Register an organisation: its legal representative does, for whom the register or the counter then vouches."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen import codes
from yimen.errors import Refusal
from yimen.parties import levels, standing
from yimen.parties.acts.prove_person import person_of
from yimen.parties.levels import Level
from yimen.parties.models import Organisation
from yimen.parties.registers import Answer, register
from yimen.procedure import Actor, Role
from yimen.vault import blind_index


def register_organisation(
    user_id: int, *, code: str, name: str, legal_representative: str, now: datetime
) -> Organisation:
    """The organisation, confirmed where the register of legal persons knows it; else a clerk has to see its licence.

    code  unified social credit code (GB 32100)
    Raises Refusal: what `codes.check_uscc` says, party_name_missing, representative_missing (422); real_name_level,
    not_the_representative (403); organisation_differs, organisation_registered (409).
    """
    code, name = codes.check_uscc(code), " ".join(name.split())[:200]
    legal_representative = " ".join(legal_representative.split())[:100]
    if not name:
        raise Refusal("party_name_missing", status=422, field="name")
    if not legal_representative:
        raise Refusal("representative_missing", status=422, field="legal_representative")
    levels.require(standing.level(user_id), Level.MATCHED)
    person = person_of(user_id)
    if person.name != legal_representative:
        raise Refusal("not_the_representative", status=403, field="legal_representative")
    asked = register()
    answer = asked.organisation(code=code, name=name, representative=person.identifier)
    if answer is Answer.DIFFERS:
        raise Refusal("organisation_differs")
    known = answer is Answer.MATCHES
    try:
        with transaction.atomic():
            return Organisation.objects.create(
                code=code,
                identifier_index=blind_index(code),
                name=name,
                legal_representative=legal_representative,
                representative_id=user_id,
                created_at=now,
                confirmed_at=now if known else None,
                confirmed_by=asked.name if known else "",
            )
    except IntegrityError:
        raise Refusal("organisation_registered") from None


def confirm_organisation(organisation_id: int, *, actor: Actor, now: datetime) -> Organisation:
    """The clerk has seen the licence and the representative's document. Another representative's registration ends.

    Raises Refusal: not_at_the_counter (403), organisation_not_found (404), organisation_closed (409).
    """
    if Role.COUNTER not in actor.roles:
        raise Refusal("not_at_the_counter", status=403)
    with transaction.atomic():
        found = Organisation.objects.select_for_update().filter(pk=organisation_id).first()
        if found is None:
            raise Refusal("organisation_not_found", status=404)
        if found.closed_at is not None:
            raise Refusal("organisation_closed")
        if found.confirmed_at is not None:
            return found
        others = Organisation.objects.filter(identifier_index=found.identifier_index, closed_at=None)
        others.exclude(pk=found.pk).filter(confirmed_at__isnull=False).update(closed_at=now)
        found.confirmed_at, found.confirmed_by = now, actor.who
        found.save(update_fields=["confirmed_at", "confirmed_by"])
    return found
