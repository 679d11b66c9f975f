"""What the acts on sheets share: the sheet under lock, how the rules see it, and the step that is written down."""

from datetime import datetime

from django.conf import settings

from yimen.agencies.models import Agency
from yimen.errors import Refusal
from yimen.powers.codes import COMMON
from yimen.powers.combing import Standing
from yimen.powers.models import Sheet, SheetStatus, SheetStep
from yimen.procedure import Actor


def locked(sheet_id: int) -> Sheet:
    """The sheet, its row locked, with round and agency. Raises Refusal sheet_not_found (404)."""
    found = Sheet.objects.select_for_update(of=("self",)).select_related("round", "agency").filter(pk=sheet_id).first()
    if found is None:
        raise Refusal("sheet_not_found", status=404)
    return found


def standing(sheet: Sheet) -> Standing:
    """How the rules see it. Three queries."""
    steps = list(sheet.steps.values_list("status", "who"))
    handed = {who for status, who in steps if status == SheetStatus.HANDED_IN}
    reviewers = [who for status, who in steps if status == SheetStatus.REFORM_REVIEWED]
    unanswered = sheet.remarks.filter(answered_at=None).order_by("code").values_list("code", flat=True)
    return Standing(
        status=SheetStatus(sheet.status),
        agency=sheet.agency.code if sheet.agency else "",
        agency_title=sheet.agency.title if sheet.agency else "",
        round_title=sheet.round.title,
        published=not sheet.round.open,
        drafters=frozenset(handed | set(sheet.lines.values_list("drafted_by", flat=True))),
        reviewer=reviewers[-1] if reviewers else "",
        unanswered=tuple(unanswered),
    )


def take_step(sheet: Sheet, status: SheetStatus, actor: Actor, now: datetime, remark: str = "") -> None:
    """Write the step down and move the sheet on."""
    SheetStep.objects.create(
        sheet=sheet, status=status, at=now, who=actor.who, name=actor.name, remark=remark.strip()[:500]
    )
    sheet.status = status
    sheet.save(update_fields=["status"])


def department_number(agency: Agency | None) -> int:
    """The place of the department in codes."""
    return agency.order if agency else COMMON


def district_of(agency: Agency | None) -> str:
    """The six digits of the district."""
    return agency.district if agency else str(settings.YIMEN_DISTRICT)
