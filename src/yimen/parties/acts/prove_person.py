"""Prove who somebody is, one way each: the phone by a code, the identity by a register, by a clerk, by a provider."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.accounts import limits, one_time_codes
from yimen.accounts.models import OneTimeCode, Phone, User
from yimen.errors import Refusal
from yimen.parties.models import Person, Proof
from yimen.parties.registers import register, require_match
from yimen.procedure import Actor, Role

DOCUMENTS = ("identity_card", "passport", "residence_permit")


def person_of(user_id: int) -> Person:
    """The registered person of an account. Raises Refusal person_not_registered (409)."""
    person = Person.objects.filter(user_id=user_id).first()
    if person is None:
        raise Refusal("person_not_registered")
    return person


def confirm_phone(user_id: int, code: str, now: datetime) -> Proof:
    """The phone is theirs: level 1. Raises Refusal as `one_time_codes.redeem`."""
    phone = one_time_codes.redeem(user_id, OneTimeCode.Purpose.PHONE, code, now)
    with transaction.atomic():
        Phone.objects.filter(user_id=user_id, number_index=phone.number_index).update(confirmed_at=now)
        return give_proof(user_id, Proof.Kind.PHONE, now)


def lose_phone(user_id: int, now: datetime) -> None:
    """The number was changed: its proof ends, and with it that of the register, which was asked about the old number."""
    kinds = (Proof.Kind.PHONE, Proof.Kind.REGISTER)
    Proof.objects.filter(user_id=user_id, kind__in=kinds, ended_at=None).update(ended_at=now)


def match_person(user_id: int, now: datetime) -> Proof:
    """Ask the register whether name, number and confirmed phone belong together: level 2.

    Raises Refusal: person_not_registered, phone_not_confirmed, person_not_in_register, person_differs,
    person_matched_elsewhere (409), too_many_tries (429).
    """
    person = person_of(user_id)
    phone = Phone.objects.filter(user_id=user_id, confirmed_at__isnull=False).first()
    if phone is None:
        raise Refusal("phone_not_confirmed")
    limits.take(limits.MATCH_BY_ACCOUNT, str(user_id), now)
    asked = register()
    answer = asked.person(name=person.name, identifier=person.identifier, phone=phone.number)
    require_match(answer, "person_not_in_register", "person_differs")
    return _matched(person, Proof.Kind.REGISTER, now, detail=asked.name)


def see_document(user_id: int, *, document: str, actor: Actor, now: datetime) -> Proof:
    """The clerk has the person with their document in front of them, and it says what the account says: level 3.

    Raises Refusal: not_at_the_counter (403), document_unknown (422), person_not_registered, person_matched_elsewhere (409).
    """
    if Role.COUNTER not in actor.roles:
        raise Refusal("not_at_the_counter", status=403)
    if document not in DOCUMENTS:
        raise Refusal("document_unknown", status=422, field="document")
    person = person_of(user_id)
    if str(user_id) == actor.who:
        raise Refusal("not_at_the_counter", status=403)
    return _matched(person, Proof.Kind.DOCUMENT, now, by=int(actor.who), detail=document)


def vouched_for(user_id: int, provider: str, now: datetime) -> Proof:
    """A provider of logins has verified the identity by its own means: level 2. Raises Refusal person_matched_elsewhere."""
    return _matched(person_of(user_id), Proof.Kind.REGISTER, now, detail=provider)


def give_proof(user_id: int, kind: str, now: datetime, *, by: int | None = None, detail: str = "") -> Proof:
    """The proof in force, new where there was none of this kind."""
    told = {"at": now, "by_id": by, "detail": detail[:80]}
    return Proof.objects.get_or_create(user_id=user_id, kind=kind, ended_at=None, defaults=told)[0]


def _matched(person: Person, kind: str, now: datetime, *, by: int | None = None, detail: str = "") -> Proof:
    try:
        with transaction.atomic():
            # What was compared must still stand there when it is noted.
            User.objects.select_for_update().get(pk=person.user_id)
            same = Person.objects.filter(pk=person.pk, identifier_index=person.identifier_index)
            if not same.exists():
                raise Refusal("person_not_registered")
            same.filter(matched_at=None).update(matched_at=now)
            return give_proof(person.user_id, kind, now, by=by, detail=detail)
    except IntegrityError:
        raise Refusal("person_matched_elsewhere") from None
