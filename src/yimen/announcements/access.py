"""Who may write and publish, and the announcement under its lock."""

from yimen.announcements.models import Announcement
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role

WRITING = (Role.REFORM_OFFICE, Role.ADMIN)


def demand_role(actor: Actor) -> None:
    """Raise Refusal announcement_needs_role (403) unless the actor writes announcements."""
    if not actor.roles.intersection(WRITING):
        raise Refusal("announcement_needs_role", status=403, role=ROLE_WORDS[WRITING[0]])


def locked(number: int, *statuses: str) -> Announcement:
    """The announcement, its row locked, in one of these states.

    Raises Refusal: announcement_not_found (404), announcement_settled (409).
    """
    found = Announcement.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise Refusal("announcement_not_found", status=404)
    if found.status not in statuses:
        raise Refusal("announcement_settled", standing=found.get_status_display())
    return found
