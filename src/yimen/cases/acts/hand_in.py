"""Hand in an application in one piece, without a draft: what another system or a script does."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from yimen import clock
from yimen.cases import purposes
from yimen.cases.acts.submit import Application, submit
from yimen.cases.ground import Whole, ask_whole
from yimen.cases.models import Case
from yimen.cases.rules import content_of
from yimen.cases.standing import organisation_told
from yimen.catalogue.content import ServiceContent
from yimen.errors import Refusal
from yimen.papers.kinds import KINDS
from yimen.papers.models import StoredFile
from yimen.parties.models import Organisation, Party
from yimen.parties.told import Told, told
from yimen.procedure import Actor, Role


@dataclass(frozen=True)
class Particulars:
    """Who applies, as told; see `parties.told`."""

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

    Raises Refusal as `submit` and `parties.told` do, and service_not_found, file_not_found,
    material_type_not_accepted.
    """
    given = told(**asdict(applicant))
    user_id = int(actor.who) if Role.APPLICANT in actor.roles else None
    organisation = organisation_told(given.kind, given.identifier_index, user_id is not None)
    whole = ask_whole(
        service=service,
        identifier_index=given.identifier_index,
        user_id=None if organisation else user_id,
        files=[file_id for _code, file_id in materials],
        who=actor.who,
        key=key,
        day=clock.shanghai_date(now),
    )
    files, found = _each_its_own(materials, whole.files), whole.service
    if found.current is not None:
        check_types(content_of(found.id, found.current), files)
    application = Application(
        service=found,
        version=version or found.current or 0,
        applicant=_party(whole, given, user_id, organisation, now),
        answers=answers,
        materials=files,
        channel=Case.Channel.API,
        journey=journey,
        key=key,
        purpose=purpose,
        permit=permit,
        ground=whole.ground,
    )
    return submit(application, actor=actor, now=now)


def _party(whole: Whole, given: Told, user_id: int | None, organisation: Organisation | None, now: datetime) -> Party:
    """As `register_party`, but a new one is written only with its case."""
    if whole.party is not None and given.same_as(whole.party, organisation):
        return whole.party
    party = given.party(user_id, now, organisation)
    party.id = whole.party_id
    return party


def own_files(materials: Sequence[tuple[str, UUID]], actor: Actor) -> list[tuple[str, StoredFile]]:
    """The files by material; each must have been uploaded by this account. Raises Refusal file_not_found (404)."""
    if not materials:
        return []
    stored = StoredFile.objects.filter(uploaded_by=actor.who).in_bulk([file_id for _code, file_id in materials])
    return _each_its_own(materials, stored)


def _each_its_own(
    materials: Sequence[tuple[str, UUID]], stored: Mapping[UUID, StoredFile]
) -> list[tuple[str, StoredFile]]:
    for _code, file_id in materials:
        if file_id not in stored:
            raise Refusal("file_not_found", status=404, file=str(file_id))
    return [(code, stored[file_id]) for code, file_id in materials]


def check_types(content: ServiceContent, files: Sequence[tuple[str, StoredFile]]) -> None:
    """Raise Refusal material_type_not_accepted (422) for a file of a kind that its material does not take."""
    for code, stored in files:
        material = content.material(code)
        if material and stored.media_type not in {KINDS[each].media_type for each in material.accepts}:
            accepts = ", ".join(each.value for each in material.accepts)
            raise Refusal("material_type_not_accepted", status=422, material=code, accepts=accepts)
