"""Take down who applies."""

from datetime import datetime

from yimen import codes
from yimen.errors import Refusal
from yimen.parties.models import Party
from yimen.vault import blind_index, mask_name


def register_party(
    *,
    kind: str,
    name: str,
    identifier: str,
    phone: str,
    now: datetime,
    legal_representative: str = "",
    user_id: int | None = None,
) -> Party:
    """The party with this identifier as it was told now; a known one with the same particulars is used again.

    identifier  18 characters: USCC of an organisation (GB 32100) or resident ID of a person (GB 11643)
    phone       mainland mobile number, 11 digits, or empty

    Particulars are never overwritten: a case keeps the applicant as they stood when it was handed in.
    Raises Refusal (422): party_name_missing, party_kind_unknown, or what `codes` says of the numbers.
    """
    name = " ".join(name.split())
    if not name:
        raise Refusal("party_name_missing", status=422)
    if kind == Party.Kind.ORGANISATION:
        identifier, label = codes.check_uscc(identifier), name[:200]
    elif kind == Party.Kind.PERSON:
        identifier, label = codes.check_resident_id(identifier), mask_name(name)
    else:
        raise Refusal("party_kind_unknown", status=422)
    phone = codes.check_mobile(phone) if phone else ""
    same = Party.objects.filter(identifier_index=blind_index(identifier))
    same = same.filter(user__isnull=True) if user_id is None else same.filter(user_id=user_id)
    known = same.order_by("-id").first()
    told = (name, phone, legal_representative)
    if known and (known.name, known.phone, known.legal_representative) == told:
        return known
    return Party.objects.create(
        kind=kind,
        label=label,
        name=name,
        identifier=identifier,
        identifier_index=blind_index(identifier),
        phone=phone,
        phone_index=blind_index(phone) if phone else "",
        legal_representative=legal_representative,
        user_id=user_id,
        created_at=now,
    )
