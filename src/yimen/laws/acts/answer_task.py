"""Say of one place that rests on a changed article whether it is still right, needs a change, or has been changed."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.laws import impact
from yimen.laws.amending import demand_role, demand_text
from yimen.laws.models import Task, TaskStep
from yimen.procedure import Actor, Role

ANSWERERS = (Role.OFFICER, Role.SECTION_HEAD, Role.REFORM_OFFICE)
AFTER = {
    Task.State.RIGHT: (Task.State.OPEN, Task.State.CHANGE),
    Task.State.CHANGE: (Task.State.OPEN, Task.State.RIGHT),
    Task.State.DONE: (Task.State.CHANGE,),
}


@transaction.atomic
def answer_task(task_id: int, state: str, *, actor: Actor, now: datetime, note: str = "") -> Task:
    """Answer, and tell the room whose thing it is. A place that is still right needs a reason; "done" follows "change".

    Raises Refusal: law_task_not_found (404); law_change_needs_role, law_task_of_other_agency (403);
    law_task_answer_unknown, law_note_missing (422); law_task_answered (409).
    """
    task = Task.objects.select_for_update().filter(pk=task_id).first()
    if task is None:
        raise Refusal("law_task_not_found", status=404)
    demand_role(actor, ANSWERERS)
    if Role.REFORM_OFFICE not in actor.roles and actor.agency != task.owner:
        raise Refusal("law_task_of_other_agency", status=403, agency=task.owner)
    if state not in AFTER:
        raise Refusal("law_task_answer_unknown", status=422)
    if task.state not in AFTER[Task.State(state)]:
        raise Refusal("law_task_answered", state=Task.State(task.state).label)
    told = demand_text(note, "law_note_missing", 500) if state == Task.State.RIGHT else note.strip()[:500]
    record(task, Task.State(state), actor, now, told)
    impact.tell(task, actor, now)
    return task


def record(task: Task, state: Task.State, actor: Actor, now: datetime, note: str) -> None:
    """Write the step down and move the task on; its row is locked."""
    TaskStep.objects.create(task=task, state=state, at=now, who=actor.who, name=actor.name[:100], note=note[:500])
    task.state = state
    task.save(update_fields=["state"])


def finish_tasks(kind: str, subject: str, *, actor: Actor, now: datetime, note: str) -> int:
    """What was said to need a change has got it: all such tasks of one thing are done. How many."""
    waiting = Task.objects.select_for_update().filter(kind=kind, subject=subject, state=Task.State.CHANGE)
    tasks = list(waiting.order_by("pk"))
    for task in tasks:
        record(task, Task.State.DONE, actor, now, note)
    return len(tasks)
