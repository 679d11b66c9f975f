"""Say of a finding whether it was right: kept for measuring the machine, without any effect on the case."""

from datetime import datetime

from django.db import transaction

from yimen.cases.access import require_acting
from yimen.cases.queries import case_for
from yimen.errors import Refusal
from yimen.prereview.models import FindingRow, Judgement
from yimen.procedure import Actor, Role

JUDGING = frozenset({Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD})


def judge_finding(
    number: str, finding_id: int, *, right: bool, actor: Actor, now: datetime, note: str = ""
) -> Judgement:
    """A judgement beside the earlier ones; the last counts. The same once more changes nothing.

    number  of the case
    Raises Refusal case_not_found, case_of_other_agency, judging_needs_officer (403), finding_not_found (404).
    """
    case = case_for(actor, number)
    if not actor.roles & JUDGING:
        raise Refusal("judging_needs_officer", status=403)
    require_acting(actor, case)
    with transaction.atomic():
        finding = FindingRow.objects.select_for_update().filter(pk=finding_id, review__case=case).first()
        if finding is None:
            raise Refusal("finding_not_found", status=404)
        last = finding.judgements.order_by("-id").first()
        if last is not None and (last.right, last.note, last.who) == (right, note[:300], actor.who):
            return last
        return Judgement.objects.create(finding=finding, right=right, note=note[:300], who=actor.who, at=now)
