"""Persons, organisations and authorities for tests of this room and of those above: made by the real acts.

person = make_person(user)                        # matched with the register: level 2
firm = make_organisation(faren)                   # confirmed; faren becomes its legal representative
authority = make_authority(firm, jingban)         # accepted, valid for a year
"""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from yimen.accounts.acts import change_phone
from yimen.accounts.models import Phone, User
from yimen.clock import shanghai_date
from yimen.codes import resident_id, uscc
from yimen.parties.acts.answer_authority import accept_authority
from yimen.parties.acts.invite_agent import invite_agent
from yimen.parties.acts.prove_person import give_proof, match_person
from yimen.parties.acts.register_organisation import register_organisation
from yimen.parties.acts.register_person import register_person
from yimen.parties.models import Authority, Organisation, Person, Proof
from yimen.parties.registers import keep_entries
from yimen.parties.scope import GROUPS

_numbers = count(1)


def new_resident_id() -> str:
    """A number that nobody in these tests has yet."""
    first = f"11010119900307{next(_numbers):03d}"
    return first + resident_id.check_character(first)


def new_uscc() -> str:
    """A code that no organisation in these tests has yet."""
    inner = f"MA1{next(_numbers):05d}"
    first = f"91310113{inner}{uscc.inner_digit(inner)}"
    return first + uscc.check_character(first)


def new_phone() -> str:
    """A number that nobody in these tests has yet."""
    return f"138{next(_numbers):08d}"


def make_person(user: User, *, now: datetime, identifier: str = "", matched: bool = True) -> Person:
    """The person behind this account, with a confirmed phone; matched: known to the register too."""
    number, phone = identifier or new_resident_id(), new_phone()
    person = register_person(user.pk, name=user.name, identifier=number, now=now)
    change_phone(user.pk, phone)
    Phone.objects.filter(user=user).update(confirmed_at=now)
    give_proof(user.pk, Proof.Kind.PHONE, now)
    if matched:
        keep_entries([("person", number, user.name, phone)])
        match_person(user.pk, now)
        person.refresh_from_db()
    return person


def make_organisation(representative: User, *, now: datetime, name: str = "", code: str = "") -> Organisation:
    """An organisation that the register confirms; its representative is made a matched person where it is none."""
    person = Person.objects.filter(user=representative).first() or make_person(representative, now=now)
    code, name = code or new_uscc(), name or f"上海测试{next(_numbers)}有限公司"
    keep_entries([("organisation", code, name, person.identifier)])
    return register_organisation(
        representative.pk, code=code, name=name, legal_representative=representative.name, now=now
    )


def make_authority(organisation: Organisation, agent: User, *, now: datetime, **told: Any) -> Authority:
    """An authority that the agent accepted; keyword arguments replace its scope and `last_day`."""
    person = Person.objects.filter(user=agent).first() or make_person(agent, now=now)
    given = {"acts": list(GROUPS), "last_day": shanghai_date(now) + timedelta(days=365)} | told
    invited = invite_agent(
        organisation.representative_id,
        organisation.pk,
        name=agent.name,
        identifier=person.identifier,
        now=now,
        **given,
    )
    return accept_authority(agent.pk, invited.pk, now)
