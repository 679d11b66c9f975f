"""Change the application form of a service within a proposal that is being written, one step at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.catalogue import forms
from yimen.catalogue.acts.write_part import PLAIN_FORM, save_writing, writing
from yimen.catalogue.editing.findings import fault_words
from yimen.catalogue.models import Proposal
from yimen.errors import Refusal
from yimen.procedure import Actor

Change = Callable[[dict[str, Any]], dict[str, Any]]


class FormRefused(Refusal):
    """A form that pages could not show; `faults` name the places."""

    def __init__(self, faults: list[forms.SchemaFault]) -> None:
        super().__init__("form_invalid", status=422, problems=" ".join(fault_words(fault) for fault in faults))
        self.faults = faults


@transaction.atomic
def write_form(proposal_id: int, change: Change, *, actor: Actor, now: datetime) -> Proposal:
    """Put the form through `change` (of `forms.editing`) under lock, and save it if it can be shown, filled in and checked.

    It is published as part of the service's version, by other people than those who wrote it.
    Raises Refusal: change_needs_role, change_of_other_agency (403); proposal_not_found (404); proposal_out_of_order (409);
    form_invalid (422) with every fault, and what `change` refuses.
    """
    proposal = writing(proposal_id, actor)
    content = dict(proposal.content or {})
    form = change(dict(content.get("form") or PLAIN_FORM))
    faults = forms.check_schema(form)
    if faults:
        raise FormRefused(faults)
    proposal.content = {**content, "form": form}
    save_writing(proposal, actor, now)
    return proposal
