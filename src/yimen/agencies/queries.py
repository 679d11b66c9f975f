"""Reads of agencies and staff that pages and API share."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from yimen.agencies.models import Agency, Staff
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

if TYPE_CHECKING:
    from yimen.accounts.models import User


def actor_for(user: "User | Any") -> Actor:
    """The acting person behind a login: id, name, roles, and the code of the agency where he works, if any.

    A role name that the procedure does not know is left out: it gives no power. One query.
    """
    agency = Staff.objects.filter(user_id=user.pk).values_list("agency__code", flat=True).first()
    return Actor(who=str(user.pk), name=user.name or user.username, roles=_roles(user.roles or ()), agency=agency)


def _roles(names: "list[str] | tuple[str, ...]") -> frozenset[Role]:
    known = {role.value: role for role in Role}
    return frozenset(known[name] for name in names if name in known)


def departments(district: str) -> QuerySet[Agency]:
    """The departments that a district (six digits) has now, in the official order."""
    return Agency.objects.filter(division__startswith=district, kind=Agency.Kind.DEPARTMENT, gone=False)


def agencies(district: str) -> QuerySet[Agency]:
    """All organs that a district has now: departments, towns, sub-districts and parks."""
    return Agency.objects.filter(division__startswith=district, gone=False)


def agency_by_code(code: str) -> Agency | None:
    """The agency with this short code, or nothing."""
    return Agency.objects.filter(code=code).first()


def agency_for(code: str) -> Agency:
    """The agency with this short code. Raises Refusal agency_not_found (404)."""
    found = agency_by_code(code)
    if found is None:
        raise Refusal("agency_not_found", status=404, agency=code[:40])
    return found


def staff_of(agency_code: str) -> QuerySet[Staff]:
    """Everybody who works in an agency, with the login."""
    return Staff.objects.filter(agency__code=agency_code).select_related("user", "agency")
