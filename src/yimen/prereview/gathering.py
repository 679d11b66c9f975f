"""Everything that one application is compared by: who applies, answers, files, and the demands of its service."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yimen.cases.drafts import answers_of, applicant_of
from yimen.cases.models import Case, Draft
from yimen.cases.queries import stored_answers
from yimen.cases.rules import content_of
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.parties.models import Party
from yimen.prereview.demands import Demand, demands_of, dump, parse
from yimen.prereview.models import DemandSet
from yimen.prereview.readers import VERSION
from yimen.prereview.rules.told import Need, Told


@dataclass(frozen=True)
class Gathered:
    """What is compared. files: (code of the material, file), those that count now; basis: digest of all of it."""

    content: ServiceContent
    answers: Mapping[str, Any]
    told: Told
    files: Sequence[tuple[str, StoredFile]]
    demands: Mapping[str, Demand]

    @property
    def basis(self) -> str:
        """Another one means that something was changed since."""
        parts = [
            VERSION,
            self.told.__dict__,
            dict(self.answers),
            [(code, file.sha256) for code, file in self.files],
            dump(list(self.demands.values())),
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def needs(self) -> list[Need]:
        """The materials of the service, and which of them this application needs."""
        return [
            Need(self.demands[material.code], material.needed(self.answers), material.when is not None)
            for material in self.content.materials
        ]


def of_draft(draft: Draft) -> Gathered:
    """A draft as it stands."""
    answers, applicant = answers_of(draft), applicant_of(draft)
    told = Told(
        organisation=applicant["kind"] == Party.Kind.ORGANISATION,
        name=applicant["name"],
        identifier=applicant["identifier"],
        representative=applicant["legal_representative"],
        **_agent(answers),
    )
    files = [(each.code, each.file) for each in draft.materials.select_related("file").order_by("id")]
    return _gathered(draft.service_id, draft.service_version, answers, told, files)


def of_case(case: Case) -> Gathered:
    """A case as it was handed in, with its corrections: of a material that was corrected, the last round counts."""
    party, answers = case.applicant, stored_answers(case)
    told = Told(
        organisation=party.kind == Party.Kind.ORGANISATION,
        name=party.name,
        identifier=party.identifier,
        representative=party.legal_representative,
        **_agent(answers),
    )
    materials = list(case.materials.select_related("file").order_by("round", "id"))
    last = {each.code: each.round for each in materials}
    files = [(each.code, each.file) for each in materials if each.round == last[each.code]]
    return _gathered(case.service_id, case.service_version, answers, told, files)


def written_demands(service_id: int) -> tuple[Demand, ...]:
    """Those that were written down for a service; empty where what follows from its guide is enough."""
    row = DemandSet.objects.filter(service_id=service_id).order_by("-id").first()
    return parse(row.content) if row else ()


def demands_of_service(code: str) -> tuple[Demand, ...]:
    """What is looked for in each material of the version in force. Raises Refusal service_not_found (404)."""
    service = Service.objects.filter(code=code).first()
    if service is None or service.current is None:
        raise Refusal("service_not_found", status=404)
    materials = content_of(service.pk, service.current).materials
    return tuple(demands_of(materials, written_demands(service.pk)).values())


def _agent(answers: Mapping[str, Any]) -> dict[str, str]:
    """The agent, where the form names one; every form of the district asks for these fields by these names."""
    if not answers.get("has_agent"):
        return {}
    return {"agent_name": str(answers.get("agent_name", "")), "agent_id": str(answers.get("agent_id", ""))}


def _gathered(
    service_id: int, version: int, answers: Mapping[str, Any], told: Told, files: Sequence[tuple[str, StoredFile]]
) -> Gathered:
    content = content_of(service_id, version)
    return Gathered(content, answers, told, files, demands_of(content.materials, written_demands(service_id)))
