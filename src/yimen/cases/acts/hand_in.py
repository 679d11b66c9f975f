"""Hand in an application in one piece, without a draft: what another system or a script does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yimen.cases import purposes
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Case
from yimen.cases.rules import content_of
from yimen.catalogue import queries as catalogue
from yimen.catalogue.content import ServiceContent
from yimen.errors import Refusal
from yimen.papers.kinds import KINDS
from yimen.papers.models import StoredFile
from yimen.parties.acts.register_party import register_party
from yimen.procedure import Actor, Role


@dataclass(frozen=True)
class Particulars:
    """Who applies, as told; see `register_party`."""

    kind: str
    name: str
    identifier: str
    phone: str = ""
    legal_representative: str = ""


def hand_in(
    *,
    service: str,
    version: int | None,
    applicant: Particulars,
    answers: dict[str, Any],
    materials: Sequence[tuple[str, UUID]],
    journey: UUID,
    key: str,
    actor: Actor,
    now: datetime,
    purpose: str = purposes.NEW,
    permit: str = "",
) -> Case:
    """The case that the application becomes; the same key from the same account is the same application.

    service, version  code, and the version whose form was filled in; None: the one in force
    purpose, permit   see `cases.purposes`
    materials         (code of the material, id of a file that this account uploaded)

    Raises Refusal as `submit` and `register_party` do, and service_not_found, file_not_found,
    material_type_not_accepted.
    """
    found = catalogue.service_by_code(service)
    with transaction.atomic():
        party = register_party(
            kind=applicant.kind,
            name=applicant.name,
            identifier=applicant.identifier,
            phone=applicant.phone,
            legal_representative=applicant.legal_representative,
            now=now,
            user_id=int(actor.who) if Role.APPLICANT in actor.roles else None,
        )
        files = own_files(materials, actor)
        if found.current is not None:
            _check_types(content_of(found.id, found.current), files)
        application = Application(
            service=found,
            version=version or found.current or 0,
            applicant=party,
            answers=answers,
            materials=files,
            channel=Case.Channel.API,
            journey=journey,
            key=key,
            purpose=purpose,
            permit=permit,
        )
        return submit(application, actor=actor, now=now)


def own_files(materials: Sequence[tuple[str, UUID]], actor: Actor) -> list[tuple[str, StoredFile]]:
    """The files by material; each must have been uploaded by this account. Raises Refusal file_not_found (404)."""
    if not materials:
        return []
    stored = StoredFile.objects.filter(uploaded_by=actor.who).in_bulk([file_id for _code, file_id in materials])
    for _code, file_id in materials:
        if file_id not in stored:
            raise Refusal("file_not_found", status=404, file=str(file_id))
    return [(code, stored[file_id]) for code, file_id in materials]


def _check_types(content: ServiceContent, files: Sequence[tuple[str, StoredFile]]) -> None:
    for code, stored in files:
        material = content.material(code)
        if material and stored.media_type not in {KINDS[each].media_type for each in material.accepts}:
            accepts = ", ".join(each.value for each in material.accepts)
            raise Refusal("material_type_not_accepted", status=422, material=code, accepts=accepts)
