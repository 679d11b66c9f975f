"""Take down who the human being behind an account is, as they state it."""

from datetime import datetime

from django.db import transaction

from yimen import codes
from yimen.accounts.acts import change_phone, open_account
from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.parties.models import Person
from yimen.vault import blind_index

LONGEST_NAME = 100


def open_person_account(*, username: str, password: str, name: str, identifier: str, phone: str, now: datetime) -> User:
    """A new account with its person and phone, all of it or nothing.

    Raises Refusal (422) as `open_account`, `register_person` and `change_phone` do.
    """
    with transaction.atomic():
        user = open_account(username=username, password=password, name=_tidy(name))
        register_person(user.pk, name=name, identifier=identifier, now=now)
        change_phone(user.pk, phone)
    return user


def register_person(user_id: int, *, name: str, identifier: str, now: datetime) -> Person:
    """The person, as long as nothing is proven: from then on name and number stay.

    identifier  resident ID number (GB 11643)
    Raises Refusal: party_name_missing and what `codes.check_resident_id` says (422), person_matched_already (409).
    """
    name = _tidy(name)
    if not name:
        raise Refusal("party_name_missing", status=422, field="name")
    number = codes.check_resident_id(identifier)
    with transaction.atomic():
        # The account's row is locked, so that nothing is proven of another name in the meantime.
        User.objects.select_for_update().get(pk=user_id)
        known = Person.objects.filter(user_id=user_id).first()
        if known is not None and known.matched_at is not None:
            raise Refusal("person_matched_already")
        person = Person(user_id=user_id, name=name, identifier=number, identifier_index=blind_index(number))
        person.created_at = known.created_at if known else now
        person.save(force_insert=known is None, force_update=known is not None)
        User.objects.filter(pk=user_id).update(name=name)
    return person


def _tidy(name: str) -> str:
    return " ".join(name.replace("\x00", "").split())[:LONGEST_NAME]
