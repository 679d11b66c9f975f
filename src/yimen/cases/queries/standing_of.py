"""For whom and by whom a case was handed in, as it stood then."""

from dataclasses import dataclass
from datetime import date

from yimen.accounts.queries import names_of
from yimen.cases.models import Case
from yimen.clock import shanghai_date
from yimen.parties.models import Authority, Organisation


@dataclass(frozen=True)
class HandedInBy:
    """capacity: "self", "other" (somebody else told the particulars), "representative", "agent", "counter" or "system".

    name       of the account; "" where the row names none
    authority  number and last day of the authority of an agent
    """

    capacity: str
    name: str
    authority: int | None = None
    last_day: date | None = None


def handed_in_by(case: Case) -> HandedInBy:
    """Who handed the case in, and in which capacity. At most three queries."""
    who = case.submitted_by
    name = names_of([who]).get(who, "")
    if case.channel == Case.Channel.COUNTER:
        return HandedInBy("counter", name)
    if (organisation := case.applicant.organisation) is not None:
        return _for_organisation(case, organisation, name)
    if not name or case.applicant.user_id is None:
        return HandedInBy("system", name)
    return HandedInBy("self" if name == case.applicant.name else "other", name)


def _for_organisation(case: Case, organisation: Organisation, name: str) -> HandedInBy:
    if str(organisation.representative_id) == case.submitted_by:
        return HandedInBy("representative", name)
    held = Authority.objects.filter(
        organisation=organisation, agent_id=int(case.submitted_by), accepted_at__lte=case.submitted_at
    )
    valid = held.filter(last_day__gte=shanghai_date(case.submitted_at)).exclude(ended_at__lt=case.submitted_at)
    found = valid.order_by("-pk").first()
    return HandedInBy("agent", name, found.pk if found else None, found.last_day if found else None)
