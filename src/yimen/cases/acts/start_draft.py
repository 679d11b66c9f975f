"""Begin an application."""

from datetime import datetime
from uuid import UUID

from yimen.cases import purposes
from yimen.cases.models import Draft
from yimen.catalogue.acts import bring_into_force
from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.procedure import Actor


def start_draft(
    service: Service,
    *,
    actor: Actor,
    now: datetime,
    channel: str,
    journey: UUID,
    purpose: str = purposes.NEW,
    permit: str = "",
) -> Draft:
    """An empty draft for the service's version in force; `purpose` and `permit` are judged at hand-in.

    Raises Refusal service_not_open.
    """
    if bring_into_force(now, service):
        service = Service.objects.select_related("agency").get(pk=service.pk)
    if not service.open or service.current is None:
        raise Refusal("service_not_open", service=service.title, agency=service.agency.title)
    return Draft.objects.create(
        user_id=int(actor.who),
        service=service,
        service_version=service.current,
        channel=channel,
        journey=journey,
        purpose=purpose,
        permit=permit,
        created_at=now,
        updated_at=now,
    )
