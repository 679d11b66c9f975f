"""Who may see a hand-over: the one place that says so."""

from django.db.models import QuerySet

from yimen.cases.access import OVERSEEING
from yimen.procedure import Actor, Role
from yimen.supervision.models import HandOver

# Who takes over for the department where they work.
TAKERS = frozenset({Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD})


def visible(actor: Actor) -> QuerySet[HandOver]:
    """All of them for overseers and the reform office, for a department those to it."""
    found = HandOver.objects.all()
    if actor.roles & (OVERSEEING | {Role.REFORM_OFFICE}):
        return found
    if actor.roles & TAKERS and actor.agency is not None:
        return found.filter(agency__code=actor.agency)
    return found.none()
