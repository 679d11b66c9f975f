"""Give a third party that was told its own way into the case: a code on its notice."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from yimen.cases import access, private, store
from yimen.cases.acting import log
from yimen.cases.models import Invitation
from yimen.cases.third_parties import new_code, tidy_code
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.vault import blind_index


def invite(number: str, party: str, *, actor: Actor, now: datetime) -> tuple[Invitation, str]:
    """The invitation and its code in clear: shown now and never again, for only its index is kept.

    party  the token of its name. A code that was given to it before stops working, and so does the page it opened; an
           account that took the matter over keeps it.
    Raises Refusal: case_not_found, case_of_other_agency as acts do; not_for_third_parties (403); third_party_not_told,
    third_party_erased (409).
    """
    with transaction.atomic():
        loaded = store.load(number, lock=True)
        access.require_acting(actor, loaded.case)
        if not access.insider(actor):
            raise Refusal("not_for_third_parties", status=403)
        if party not in loaded.file.interested:
            raise Refusal("third_party_not_told", article="行政许可法 36")
        if party not in private.values_of(loaded.case):
            raise Refusal("third_party_erased", status=410)
        before = Invitation.objects.filter(case=loaded.case, party=party, replaced_at=None).first()
        if before is not None:
            before.replaced_at = now
            before.save(update_fields=["replaced_at"])
        code = new_code()
        invitation = Invitation.objects.create(
            case=loaded.case,
            party=party,
            code_index=blind_index(tidy_code(code)),
            issued_at=now,
            issued_by=actor.who,
            expires_at=now + timedelta(days=settings.YIMEN_INVITATION_DAYS),
            user_id=before.user_id if before else None,
        )
    log.info("third_party_invited", case=number, account=actor.who)
    return invitation, code
