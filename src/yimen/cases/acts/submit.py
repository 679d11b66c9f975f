"""Hand in an application: from here on it has a number, a date and a ledger."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction

from yimen import clock, procedure
from yimen.cases import numbers, purposes, store
from yimen.cases.acting import tell
from yimen.cases.barring import require_not_barred
from yimen.cases.ground import Ground, ask
from yimen.cases.models import Answers, Case
from yimen.cases.rules import calendar_of, content_of, rules_of
from yimen.cases.standing import require_standing
from yimen.cases.trust import as_lines, levels_of, require_trust
from yimen.cases.vouchers import require_valid
from yimen.catalogue import forms
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.ledger import chain
from yimen.papers.evidence import Level
from yimen.papers.models import StoredFile
from yimen.parties.models import Party
from yimen.procedure import Actor, CaseFile, Event

MOST_FILES_A_MATERIAL = 10


@dataclass(frozen=True)
class Application:
    """All that is handed in. `key` is the caller's own: the same key from the same account is the same application.

    applicant        may be one that is not stored yet, with its id: it is written with the case, or not at all
    purpose, permit  "new", or what is asked of which permit (`cases.purposes`)
    excused          materials whose register could not be asked
    ground           what the database says of it, where the caller has asked already
    """

    service: Service
    version: int
    applicant: Party
    answers: dict[str, Any]
    materials: Sequence[tuple[str, StoredFile]]
    channel: str
    journey: UUID
    key: str
    purpose: str = purposes.NEW
    permit: str = ""
    excused: Sequence[str] = ()
    ground: Ground | None = None


def submit(application: Application, *, actor: Actor, now: datetime) -> Case:
    """Take the application in and open its ledger; a repeated one answers with the case that is there.

    Raises Refusal: service_not_open, service_changed, form_incomplete (data errors: list of FieldError),
    materials_missing, material_unknown, too_many_files, material_needs_register, material_needs_signature,
    applicant_barred, act_not_your_role, what `require_standing` and what `purposes.check` says.
    """
    ground = application.ground or _ground(actor, application, now)
    if ground.known:
        return _answer_again(_known(actor, application), application)
    check(application)
    require_not_barred(ground.bars, application.service)
    require_standing(application, ground.organisation, actor, now)
    purposes.check(application, actor, now)
    require_valid(application, now)
    rules = rules_of(application.service.id, application.version)
    asked = procedure.attempt(CaseFile(), "submit", actor, now, {}, rules)
    # What is written is one statement and whole by itself: BEGIN and COMMIT would be half of its round trips. Only where a
    # purpose writes more they stand around it; a savepoint is not needed, for a known key does not make it fail.
    with nullcontext() if application.purpose == purposes.NEW else transaction.atomic(savepoint=False):
        case = _write(application, asked, now, ground.running)
        if case is not None:
            purposes.handed_in(application, case, actor, now)
    if case is not None:
        tell("submit", case, actor)
    return case or _answer_again(_known(actor, application), application)


def check(application: Application) -> None:
    """Raise what keeps the application from being handed in; the answers first, then the materials."""
    service = application.service
    if not service.open:
        raise Refusal("service_not_open", service=service.title, agency=service.agency.title)
    if application.version != service.current:
        raise Refusal("service_changed")
    content = content_of(service.id, application.version)
    errors = forms.validate(content.form, application.answers)
    if errors:
        raise Refusal("form_incomplete", status=422, errors=errors)
    check_materials(content, application.answers, [code for code, _file in application.materials])
    require_trust(content, application.materials, application.excused)


def check_materials(content: ServiceContent, answers: dict[str, Any], handed_in: Sequence[str]) -> None:
    """Every needed material is there, and nothing that the list does not name (行政许可法 31)."""
    listed = {material.code: material for material in content.materials}
    for code in handed_in:
        if code not in listed:
            raise Refusal("material_unknown", status=422, material=code[:40])
        if handed_in.count(code) > MOST_FILES_A_MATERIAL:
            raise Refusal("too_many_files", status=422, most=MOST_FILES_A_MATERIAL)
    missing = [each for each in content.materials if each.needed(answers) and each.code not in handed_in]
    if missing:
        names = "、".join(material.name.zh for material in missing)
        raise Refusal("materials_missing", status=422, materials=names, codes=[material.code for material in missing])


def _ground(actor: Actor, application: Application, now: datetime) -> Ground:
    index, day = application.applicant.identifier_index, clock.shanghai_date(now)
    return ask(who=actor.who, key=application.key, identifier_index=index, day=day)


def _known(actor: Actor, application: Application) -> Case:
    return Case.objects.get(submitted_by=actor.who, submission_key=application.key)


def _answer_again(case: Case, application: Application) -> Case:
    """The case that is there, if the repeated request says the same as the first."""
    opening = dict(case.events.get(sequence=1).data)
    for found in ("levels", "excused"):  # may have changed since, and are not what the applicant says
        opening.pop(found, None)
    kept = Answers.objects.filter(case=case).first()
    digest = _form_digest(kept.salt, application) if kept else opening["form"]  # erased: nobody can compare any more
    same = (
        opening == _facts(application, digest) | {"party": opening["party"], "version": opening["version"]}
        and case.applicant.identifier_index == application.applicant.identifier_index
    )
    if not same:
        raise Refusal("key_used_for_other_request", status=422)
    return case


def _trust(application: Application) -> dict[str, Any]:
    """How far what must be trusted is; nothing for most services, which demand no more than an upload."""
    content = content_of(application.service.id, application.version)
    demanding = {each.code for each in content.materials if each.least_level != Level.D}
    told = {
        "levels": as_lines(levels_of(content, application.materials)),
        "excused": sorted(demanding.intersection(application.excused)),
    }
    return {name: lines for name, lines in told.items() if lines}


def _form_digest(salt: str, application: Application) -> str:
    return hashlib.sha256((salt + _form_text(application)).encode()).hexdigest()


def _form_text(application: Application) -> str:
    return json.dumps(application.answers, ensure_ascii=False, sort_keys=True)


def _write(application: Application, asked: Event, now: datetime, running: int) -> Case | None:
    """One statement for applicant, case, event, answers, materials, outbox; None when the same key came in between."""
    service, party = application.service, application.applicant
    content, salt = _form_text(application), secrets.token_hex(16)
    event = replace(asked, data=_facts(application, _form_digest(salt, application)) | _trust(application))
    file = procedure.fold([event], rules_of(service.id, application.version))
    number = numbers.compose(clock.shanghai_date(now), running)
    digest = chain.link(chain.GENESIS, store.body(number, 1, event, application.journey))
    case = Case(
        number=number,
        district=service.district,
        journey=application.journey,
        service=service,
        service_version=application.version,
        agency_id=service.agency_id,
        applicant=party,
        applicant_label=party.label,
        channel=application.channel,
        submitted_by=asked.who,
        submission_key=application.key,
        last_hash=digest,
        **store.projection(file, calendar_of(service.district)),
    )
    row = store.event_and_box(event, now, chain.GENESIS, None)
    codes = [code for code, _file in application.materials]
    files = [stored.id for _code, stored in application.materials]
    sealed = Answers._meta.get_field("content").get_db_prep_save(content, connection)
    values = [*(getattr(case, name) for name in _CASE_NAMES), *row, sealed, salt, codes, files]
    inserted = _inserted(party, values)
    if inserted is None:
        return None
    case.id, case._state.adding, party._state.adding = inserted[0], False, False
    return case


def _inserted(party: Party, values: list[Any]) -> tuple[int] | None:
    """The id of the new case. Raises Refusal case_busy where the same key is being handed in by somebody else, for too long."""
    try:
        with connection.cursor() as cursor:
            if party._state.adding:
                cursor.execute(_INSERT_WITH_PARTY, [*values, *_party_row(party)])
            else:
                cursor.execute(_INSERT, values)
            return cursor.fetchone()  # type: ignore[no-any-return]
    except OperationalError as busy:
        raise Refusal("case_busy") from busy


def _party_row(party: Party) -> list[Any]:
    return [field.get_db_prep_save(getattr(party, field.attname), connection) for field in _PARTY_FIELDS]


def _facts(application: Application, form_digest: str) -> dict[str, Any]:
    """What the event keeps of an application: enough to rebuild the row, nothing that names a person."""
    about = {"purpose": application.purpose, "permit": application.permit} if application.permit else {}
    return {
        **about,
        "service": application.service.code,
        "version": application.version,
        "agency": application.service.agency.code,
        "district": application.service.district,
        "channel": application.channel,
        "party": str(application.applicant.id),
        "key": application.key,
        "form": form_digest,
        "materials": [f"{code} {stored.sha256}" for code, stored in application.materials],
    }


_CASE_FIELDS = [field for field in Case._meta.concrete_fields if not field.primary_key]
_CASE_NAMES = [field.attname for field in _CASE_FIELDS]
_MARKS = ", ".join(["%s"] * len(_CASE_FIELDS))
_PARTY_FIELDS = Party._meta.concrete_fields
_EVERYTHING = f"""
WITH c AS (
    INSERT INTO cases_case ({", ".join(str(field.column) for field in _CASE_FIELDS)}) VALUES ({_MARKS})
    ON CONFLICT (submitted_by, submission_key) DO NOTHING RETURNING {store.WRITTEN}),
{store.EVENT_AND_BOX},
a AS (INSERT INTO cases_answers (case_id, content, salt) SELECT id, %s, %s FROM c),
m AS (
    INSERT INTO cases_casematerial (case_id, code, file_id, round)
    SELECT c.id, given.code, given.file, 0 FROM c, unnest(%s::text[], %s::uuid[]) AS given(code, file))"""
_INSERT = f"{_EVERYTHING} SELECT id FROM c"
# The key of the case to its applicant is checked when all is written: the order within the statement does not matter.
_INSERT_WITH_PARTY = f"""{_EVERYTHING},
p AS (
    INSERT INTO parties_party ({", ".join(str(field.column) for field in _PARTY_FIELDS)})
    SELECT {", ".join(f"%s::{field.db_type(connection)}" for field in _PARTY_FIELDS)} FROM c)
SELECT id FROM c"""
