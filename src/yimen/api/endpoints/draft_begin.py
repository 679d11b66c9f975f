"""POST /drafts"""

from typing import Annotated

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, StringConstraints

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.forms import DraftState
from yimen.api.door import operation
from yimen.api.form_rows import draft_state
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.models import Case
from yimen.catalogue import queries
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Role


class DraftRequest(BaseModel):
    """What is to be applied for."""

    model_config = ConfigDict(extra="forbid")

    service: Annotated[str, StringConstraints(max_length=80)]


@operation(
    "POST",
    "/drafts",
    access=roles(Role.APPLICANT, Role.COUNTER),
    scope=Scope.CASES_WRITE,
    gives=DraftState,
    status=201,
    refusals=(404, 409),
    tag="drafts",
)
def begin_draft(request: HttpRequest, body: DraftRequest) -> DraftState:
    """Begin a draft.

    An empty one for the form in force. It is the same draft that its owner sees on the pages.
    """
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    service = queries.service_by_code(body.service)
    content = queries.current_version(service, shanghai_date(now)).parsed
    at_window = Role.COUNTER in actor.roles
    if not at_window and "online" not in content.channels:
        raise Refusal("only_at_window", status=409, address=content.address)
    channel = Case.Channel.COUNTER if at_window else Case.Channel.ONLINE
    return draft_state(start_draft(service, actor=actor, now=now, channel=channel, journey=request.journey))  # type: ignore[attr-defined]
