"""What somebody told about an applicant, checked and tidied: no database."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from yimen import codes
from yimen.errors import Refusal
from yimen.parties.models import Organisation, Party
from yimen.vault import blind_index, mask_name


@dataclass(frozen=True)
class Told:
    """Particulars in the form they are stored in; `label` may be shown in lists."""

    kind: str
    label: str
    name: str
    identifier: str
    phone: str
    legal_representative: str

    @cached_property
    def identifier_index(self) -> str:
        """The blind index by which the party is found again."""
        return blind_index(self.identifier)

    def same_as(self, party: Party, organisation: Organisation | None = None) -> bool:
        """Whether this party was registered with these very particulars, and for the same registered organisation."""
        known = (party.name, party.phone, party.legal_representative, party.organisation_id)
        return known == (self.name, self.phone, self.legal_representative, organisation.pk if organisation else None)

    def party(self, user_id: int | None, now: datetime, organisation: Organisation | None = None) -> Party:
        """A new party with these particulars, not stored yet. organisation: as `register_party`."""
        return Party(
            kind=self.kind,
            label=self.label,
            name=self.name,
            identifier=self.identifier,
            identifier_index=self.identifier_index,
            phone=self.phone,
            phone_index=blind_index(self.phone) if self.phone else "",
            legal_representative=self.legal_representative,
            user_id=None if organisation else user_id,
            organisation=organisation,
            created_at=now,
        )


def told(*, kind: str, name: str, identifier: str, phone: str, legal_representative: str = "") -> Told:
    """The particulars, if they can be right.

    identifier  18 characters: USCC of an organisation (GB 32100) or resident ID of a person (GB 11643)
    phone       mainland mobile number, 11 digits, or empty

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
    return Told(kind, label, name, identifier, codes.check_mobile(phone) if phone else "", legal_representative)
