"""Take down who applies."""

from datetime import datetime

from yimen.parties.models import Organisation, Party
from yimen.parties.told import told


def register_party(
    *,
    kind: str,
    name: str,
    identifier: str,
    phone: str,
    now: datetime,
    legal_representative: str = "",
    user_id: int | None = None,
    organisation: Organisation | None = None,
) -> Party:
    """The party with this identifier as it was told now; a known one with the same particulars is used again.

    organisation  the registered one for which an account hands in under authority: the party then belongs to it, not to
                  whoever told it

    Particulars are never overwritten: a case keeps the applicant as they stood when it was handed in.
    Raises Refusal as `parties.told` does.
    """
    given = told(kind=kind, name=name, identifier=identifier, phone=phone, legal_representative=legal_representative)
    same = Party.objects.filter(identifier_index=given.identifier_index)
    if user_id is not None and organisation is None:
        same = same.filter(user_id=user_id)
    else:
        same = same.filter(user__isnull=True, organisation=organisation)
    known = same.order_by("-id").first()
    if known and given.same_as(known, organisation):
        return known
    party = given.party(user_id, now, organisation)
    party.save(force_insert=True)
    return party
