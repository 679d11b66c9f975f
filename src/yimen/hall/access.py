"""Who may do what to lists of holidays, and the list under its lock."""

from yimen.errors import Refusal
from yimen.hall.models import HolidayList
from yimen.procedure import ROLE_WORDS, Actor, Role

# Sections enter what their own agency serves; the reform office begins lists, enters for all and publishes.
ENTERING = (Role.OFFICER, Role.SECTION_HEAD, Role.REFORM_OFFICE)
OFFICE = (Role.REFORM_OFFICE,)


def demand_role(actor: Actor, roles: tuple[Role, ...]) -> None:
    """Raise Refusal holiday_needs_role (403) unless the actor holds one of the roles."""
    if not actor.roles.intersection(roles):
        raise Refusal("holiday_needs_role", status=403, role=ROLE_WORDS[roles[-1]])


def locked_draft(list_id: int) -> HolidayList:
    """The list, its row locked, while it is being prepared.

    Raises Refusal: holiday_list_not_found (404), holiday_list_settled (409).
    """
    found = HolidayList.objects.select_for_update().filter(pk=list_id).first()
    if found is None:
        raise Refusal("holiday_list_not_found", status=404)
    if found.status != HolidayList.Status.DRAFT:
        raise Refusal("holiday_list_settled")
    return found
