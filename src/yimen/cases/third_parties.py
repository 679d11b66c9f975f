"""Third parties as persons who act: who they are in the ledger, and the codes that lead them in (行政许可法 36, 46-48).

A third party acts in the role `interested`, with or without an account. In the ledger it is always the same `who`, made
from the token of its name, so that no event says whose account it was.
"""

import secrets

from yimen.cases.models import Invitation
from yimen.cases.private import PREFIX, PrivateValue
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

WHO = "third-party:"
_WHO_DIGITS = 32
# Without letters and digits that are mistaken for one another on paper: 12 of 30 are 58 bits.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _IN_GROUP = 3, 4


def who_of(party: str) -> str:
    """The `who` of a third party, from the token of its name: 44 characters."""
    return WHO + party.removeprefix(PREFIX)[:_WHO_DIGITS]


def actor_of(invitation: Invitation) -> Actor:
    """The third party as it acts on its case, and on no other."""
    return Actor(who_of(invitation.party), "", frozenset({Role.INTERESTED}))


def is_invited(actor: Actor, case_id: int) -> bool:
    """Whether this actor is a third party with a way into this case. One query."""
    if Role.INTERESTED not in actor.roles or not actor.who.startswith(WHO):
        return False
    begin = PREFIX + actor.who.removeprefix(WHO)
    return Invitation.objects.filter(case_id=case_id, replaced_at=None, party__startswith=begin).exists()


def name_of(invitation: Invitation) -> str:
    """The third party's name as it was told. Raises Refusal third_party_erased (410) where it was erased since."""
    name = PrivateValue.objects.filter(case=invitation.case_id, token=invitation.party).first()
    if name is None:
        raise Refusal("third_party_erased", status=410)
    return name.content


def new_code() -> str:
    """A code nobody can guess, as it is printed: ABCD-EFGH-JKMN."""
    groups = ("".join(secrets.choice(ALPHABET) for _each in range(_IN_GROUP)) for _group in range(_GROUPS))
    return "-".join(groups)


def tidy_code(typed: str) -> str:
    """A code as it is typed: with or without strokes, spaces and capitals."""
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
