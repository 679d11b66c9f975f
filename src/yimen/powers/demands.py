"""Powers that need a change, as somebody found after a change of the law: what the next sheet of their department has to meet.

A demand begins when a task of room `laws` is answered with "needs a change" (`heard`). While a sheet is being drafted it is met by
a line for its power; it ends when the round is published, or when the task is answered otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from yimen.errors import Refusal
from yimen.laws.acts.answer_task import finish_tasks
from yimen.laws.models import Task
from yimen.powers.combing import demand_drafting
from yimen.powers.models import Demand, Line, Power, PowerVersion, Round, Sheet
from yimen.powers.sheets import standing
from yimen.powers.work import sheets_for
from yimen.procedure import Actor


@dataclass(frozen=True)
class Demanded:
    """A power with everything that is demanded of it. line: what the sheet says about it, nothing where it says nothing yet."""

    version: PowerVersion
    demands: Sequence[Demand]
    line: Line | None

    @property
    def reason(self) -> str:
        """What to write as the reason of the line."""
        return reason_of(self.demands)


def heard(task: Task, actor: Actor, now: datetime) -> None:
    """Somebody has answered a task about a power: what needs a change is demanded, what does not is no longer.

    Called within the act, in its transaction. Safe to repeat.
    """
    if task.state == Task.State.CHANGE:
        _begin(task, actor, now)
        return
    told = task.get_state_display()
    Demand.objects.filter(task=task.pk, ended_at=None).update(dropped=told, ended_at=now, ended_by=actor.who)


def _begin(task: Task, actor: Actor, now: datetime) -> None:
    power = Power.objects.filter(code=task.subject).first()
    if power is None:
        raise Refusal("power_not_found", status=404, power=task.subject[:20])
    amendment = task.amendment
    reason = f"{amendment.document}：《{amendment.name}》{task.article}"
    fresh = {"at": now, "who": actor.who, "name": actor.name[:100], "sheet": None, "dropped": "", "ended_at": None}
    Demand.objects.update_or_create(
        task=task.pk, defaults={"power": power, "reason": reason[:500], "ended_by": "", **fresh}
    )


def reason_of(demands: Iterable[Demand]) -> str:
    """The reasons of several demands in one text, each once."""
    return "；".join(dict.fromkeys(demand.reason for demand in demands))[:500]


def open_demands(power: str) -> QuerySet[Demand]:
    """What is still demanded of a power, by its code."""
    return Demand.objects.filter(power__code=power, ended_at=None)


def demanded_of(sheet: Sheet) -> list[Demanded]:
    """The powers of the sheet's department of which something is demanded; of a published round those it met. Three queries."""
    wanted = {"ended_at": None} if sheet.round.open else {"sheet": sheet}
    found: dict[int, list[Demand]] = {}
    for demand in Demand.objects.filter(**wanted):
        found.setdefault(demand.power_id, []).append(demand)
    held = PowerVersion.objects.filter(power__in=found, agency=sheet.agency).select_related("power")
    versions = held.order_by("power__code", "-valid_from").distinct("power__code")
    lines = {line.power_id: line for line in sheet.lines.filter(power__in=found)}
    return [Demanded(version, found[version.power_id], lines.get(version.power_id)) for version in versions]


def demand_met(sheet: Sheet) -> None:
    """Raise Refusal sheet_demands_open (409) where a demanded power has no line on the sheet."""
    unmet = [each for each in demanded_of(sheet) if each.line is None]
    if unmet:
        raise Refusal("sheet_demands_open", count=len(unmet), power=unmet[0].version.name)


def end_met(combed: Round, actor: Actor, now: datetime) -> int:
    """The round is published: what its lines met is over, and so are the tasks behind it. How many."""
    lines = {line.power_id: line for line in Line.objects.filter(sheet__round=combed, power__demands__ended_at=None)}
    met = list(Demand.objects.filter(ended_at=None, power__in=lines).select_related("power"))
    for demand in met:
        demand.sheet_id, demand.ended_at, demand.ended_by = lines[demand.power_id].sheet_id, now, actor.who
    Demand.objects.bulk_update(met, ["sheet", "ended_at", "ended_by"])
    for code in sorted({demand.power.code for demand in met}):
        finish_tasks("power", code, actor=actor, now=now, note=combed.title)
    return len(met)


def sheet_to_write(actor: Actor, power: str) -> Sheet | None:
    """The sheet of the open round on which this person may write a line for the power now; nothing where there is none."""
    version = PowerVersion.objects.filter(power__code=power, valid_to=None).first()
    if version is None:
        return None
    sheet = sheets_for(actor).filter(round__published_at=None, agency=version.agency_id).first()
    if sheet is None:
        return None
    try:
        demand_drafting(standing(sheet), actor)
    except Refusal:
        return None
    return sheet
