"""Take an entry out of a list that is being prepared."""

from django.db import transaction

from yimen.errors import Refusal
from yimen.hall.access import ENTERING, demand_role, locked_draft
from yimen.procedure import Actor, Role


@transaction.atomic
def remove_entry(list_id: int, entry_id: int, *, actor: Actor) -> None:
    """Raises Refusal: holiday_needs_role, holiday_of_other_agency (403), holiday_list_not_found, holiday_entry_not_found
    (404), holiday_list_settled (409)."""
    demand_role(actor, ENTERING)
    entry = locked_draft(list_id).entries.filter(pk=entry_id).select_related("agency").first()
    if entry is None:
        raise Refusal("holiday_entry_not_found", status=404)
    if Role.REFORM_OFFICE not in actor.roles and actor.agency != entry.agency.code:
        raise Refusal("holiday_of_other_agency", status=403, agency=entry.agency.title)
    entry.delete()
