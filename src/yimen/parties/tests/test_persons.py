"""Who an account is, step by step: false claims first."""

from datetime import timedelta

import pytest

from yimen.accounts import limits
from yimen.accounts.models import Phone
from yimen.accounts.one_time_codes import send_code
from yimen.cases.tests.factories import MORNING, make_actor, make_user
from yimen.dispatch.models import Message
from yimen.errors import Refusal
from yimen.parties import standing
from yimen.parties.acts.prove_person import confirm_phone, match_person, see_document
from yimen.parties.acts.register_person import open_person_account, register_person
from yimen.parties.levels import Level
from yimen.parties.models import Person, Proof
from yimen.parties.registers import keep_entries
from yimen.parties.tests.factories import make_person, new_phone, new_resident_id
from yimen.procedure import Role
from yimen.vault import blind_index

pytestmark = pytest.mark.django_db


def refused(code: str):  # type: ignore[no-untyped-def]
    return pytest.raises(Refusal, match=f"^{code}")


def sent_code() -> str:
    """The code in the last message."""
    return Message.objects.latest("pk").text[:6]


def test_registration_from_nothing_to_the_second_level() -> None:
    number, phone = new_resident_id(), new_phone()
    told = {"username": "wang.min", "password": "a-long-enough-one", "name": " 王 敏 ", "phone": f"+86 {phone}"}
    with refused("resident_id_check_digit"):
        open_person_account(**told, identifier=number[:-1] + ("1" if number[-1] != "1" else "2"), now=MORNING)
    user = open_person_account(**told, identifier=number.lower(), now=MORNING)
    assert (user.name, user.roles, standing.level(user.pk)) == ("王 敏", ["applicant"], Level.REGISTERED)
    with refused("username_taken"):
        open_person_account(**told, identifier=number, now=MORNING)
    with refused("phone_not_confirmed"):
        match_person(user.pk, MORNING)
    send_code(user.pk, "phone", MORNING)
    with refused("code_wrong"):
        confirm_phone(user.pk, "0000000", MORNING)
    confirm_phone(user.pk, sent_code(), MORNING)
    with refused("code_not_sent"):
        confirm_phone(user.pk, sent_code(), MORNING)
    assert standing.level(user.pk) is Level.PHONE
    with refused("person_not_in_register"):
        match_person(user.pk, MORNING)
    keep_entries([("person", number, "王 敏", "13900000000")])
    with refused("person_differs"):
        match_person(user.pk, MORNING)
    keep_entries([("person", number, "王 敏", phone)])
    match_person(user.pk, MORNING)
    assert standing.level(user.pk) is Level.MATCHED
    with refused("person_matched_already"):
        register_person(user.pk, name="别人", identifier=new_resident_id(), now=MORNING)


def test_a_number_is_matched_with_one_account_only() -> None:
    first, second = make_user(Role.APPLICANT, name="同名"), make_user(Role.APPLICANT, name="同名")
    number = make_person(first, now=MORNING).identifier
    make_person(second, now=MORNING, identifier=number, matched=False)
    with refused("person_matched_elsewhere"):
        see_document(second.pk, document="identity_card", actor=make_actor(Role.COUNTER), now=MORNING)
    assert standing.level(second.pk) is Level.PHONE
    assert not standing.is_matched(second.pk, blind_index(number))


def test_a_clerk_sees_a_document_and_nobody_else_does() -> None:
    user = make_user(Role.APPLICANT)
    clerk = make_actor(Role.COUNTER)
    with refused("person_not_registered"):
        see_document(user.pk, document="identity_card", actor=clerk, now=MORNING)
    make_person(user, now=MORNING, matched=False)
    with refused("not_at_the_counter"):
        see_document(user.pk, document="identity_card", actor=make_actor(Role.OFFICER), now=MORNING)
    with refused("document_unknown"):
        see_document(user.pk, document="library card", actor=clerk, now=MORNING)
    proof = see_document(user.pk, document="identity_card", actor=clerk, now=MORNING)
    assert (str(proof.by_id), standing.level(user.pk)) == (clerk.who, Level.SEEN)


def test_codes_end_by_time_and_by_tries_and_are_not_sent_without_end() -> None:
    user = make_user(Role.APPLICANT)
    make_person(user, now=MORNING, matched=False)
    send_code(user.pk, "phone", MORNING)
    with refused("code_not_sent"):
        confirm_phone(user.pk, sent_code(), MORNING + timedelta(minutes=10))
    for _try in range(5):
        with refused("code_wrong"):
            confirm_phone(user.pk, "wrong", MORNING)
    with refused("code_not_sent"):
        confirm_phone(user.pk, sent_code(), MORNING)
    for _more in range(limits.SMS_BY_ACCOUNT.most - 1):
        send_code(user.pk, "phone", MORNING)
    with refused("too_many_tries"):
        send_code(user.pk, "phone", MORNING)


def test_what_identifies_somebody_stands_nowhere_in_clear() -> None:
    from django.db import connection

    user = make_user(Role.APPLICANT)
    person = make_person(user, now=MORNING)
    send_code(user.pk, "phone", MORNING)
    phone = Phone.objects.get(user=user).number
    tables = [model._meta.db_table for model in (Person, Phone, Proof, Message)] + ["parties_identityentry"]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t")
            rows = " ".join(row for (row,) in cursor.fetchall())
            assert rows
            assert person.identifier not in rows
            assert phone not in rows
