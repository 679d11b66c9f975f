"""Looks at personal data in clear, for those whose data they are: at their account, their cases and their permits."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from yimen.accounts.models import Disclosure
from yimen.agencies.models import Staff
from yimen.cases.queries import own_cases
from yimen.permits.access import held
from yimen.procedure import Actor, Role


def looks_at(actor: Actor) -> QuerySet[Disclosure]:
    """Every look at what is this account's, the newest first; staff see looks at their own account alone."""
    found = Q(subject=f"account:{actor.who}")
    if Role.APPLICANT in actor.roles:
        cases, permits = own_cases(actor).order_by().values("number"), held(actor).order_by().values("number")
        found |= Q(subject__in=cases) | Q(subject__in=permits)
    return Disclosure.objects.filter(found).select_related("user").order_by("-at", "-pk")


def posts_of(user_ids: Collection[int]) -> dict[int, str]:
    """Account -> organ and section where they work. One query."""
    staff = Staff.objects.filter(user_id__in=user_ids).select_related("agency")
    return {each.user_id: " ".join(filter(None, (each.agency.title, each.section))) for each in staff}
