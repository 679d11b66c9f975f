"""Drop a list that is being prepared; a published one before it goes on counting."""

from django.db import transaction

from yimen.hall.access import OFFICE, demand_role, locked_draft
from yimen.hall.models import HolidayList
from yimen.procedure import Actor


@transaction.atomic
def drop_list(list_id: int, *, actor: Actor) -> HolidayList:
    """Raises Refusal: holiday_needs_role (403), holiday_list_not_found (404), holiday_list_settled (409)."""
    demand_role(actor, OFFICE)
    found = locked_draft(list_id)
    found.status = HolidayList.Status.DROPPED
    found.save(update_fields=["status"])
    return found
