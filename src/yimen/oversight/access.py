"""Who may see a warning and to whom it is addressed: the one place that says so."""

from django.db.models import Q, QuerySet

from yimen.cases.access import HANDLING, OVERSEEING
from yimen.errors import Refusal
from yimen.oversight.levels import LEVELS, lowest_level
from yimen.oversight.models import ClockWarning
from yimen.procedure import Actor, Role


def visible(actor: Actor) -> QuerySet[ClockWarning]:
    """All warnings this actor may read: overseers every one, a department its own and those it was urged about."""
    warnings = ClockWarning.objects.all()
    if Role.SYSTEM in actor.roles or actor.roles & OVERSEEING:
        return warnings
    if actor.roles & HANDLING and actor.agency is not None:
        return warnings.filter(Q(agency__code=actor.agency) | Q(organ__code=actor.agency))
    return warnings.none()


def addressed_to(actor: Actor) -> Q:
    """Those warnings that have climbed to this person's rung (`levels.py`).

    An officer is told of the cases they acted on last, and of those on which nobody of the department has acted.
    """
    told = Q(pk__in=[])
    for level in LEVELS:
        for role in actor.roles.intersection(level.outside):
            told |= Q(level__gte=lowest_level(role))
        for role in actor.roles.intersection(level.inside):
            mine = Q(level__gte=lowest_level(role)) & (Q(agency__code=actor.agency) | Q(organ__code=actor.agency))
            told |= mine & Q(officer__in=[actor.who, ""]) if role is Role.OFFICER else mine
    return told


def require_seeing(actor: Actor, warning: ClockWarning) -> None:
    """Raise unless this actor may read the warning: warning_not_found (404) or warning_of_other_agency (403)."""
    if Role.SYSTEM in actor.roles or actor.roles & OVERSEEING:
        return
    if actor.roles & HANDLING and actor.agency is not None:
        if actor.agency in (warning.agency.code, warning.organ.code if warning.organ else None):
            return
        raise Refusal("warning_of_other_agency", status=403)
    raise Refusal("warning_not_found", status=404)
