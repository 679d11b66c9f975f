"""By whom a case was handed in, in words."""

from django.utils.translation import gettext as _

from yimen.cases.queries.standing_of import HandedInBy
from yimen.vault import mask_name
from yimen.web.components.templatetags.yimen import day


def by_whom(by: HandedInBy, *, masked: bool) -> str:
    """One line. masked: for staff who have not asked for personal data in clear; clerks act in their office."""
    name = mask_name(by.name) if masked and by.capacity != "counter" else by.name
    if by.capacity == "agent" and by.authority is not None and by.last_day is not None:
        return _("%(name)s, agent, by authority no. %(number)s until %(day)s") % {
            "name": name,
            "number": by.authority,
            "day": day(by.last_day),
        }
    told = {
        "self": _("%(name)s, in person"),
        "other": _("%(name)s, for the applicant"),
        "representative": _("%(name)s, legal representative"),
        "agent": _("%(name)s, agent"),
        "counter": _("%(name)s, at the counter"),
    }
    return told.get(by.capacity, "%(name)s") % {"name": name}
