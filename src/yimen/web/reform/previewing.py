"""A proposal as the guide that it would become."""

from dataclasses import dataclass

from pydantic import ValidationError

from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import Proposal, Service, ServiceVersion


@dataclass(frozen=True)
class Preview:
    """What the body of a guide reads."""

    service: Service
    version: ServiceVersion
    content: ServiceContent
    holidays: tuple[()] = ()

    @property
    def paper_only(self) -> bool:
        return "online" not in self.content.channels


def previewed(proposal: Proposal) -> Preview | None:
    """The guide as it will be; nothing where it cannot be shown yet. Nothing is saved."""
    try:
        content = ServiceContent.model_validate(proposal.content or {})
    except ValidationError:
        return None
    number = proposal.service.versions.count() + 1 if proposal.service else 1
    service = Service(code=proposal.code, name=proposal.name, name_en=proposal.name_en, agency=proposal.agency)
    return Preview(service, ServiceVersion(number=number, valid_from=proposal.valid_from), content)
