"""Reads of changes of the law on their way and of the tasks they left, for the pages of the offices."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from yimen.errors import Refusal
from yimen.laws.acts.answer_task import AFTER as ANSWERS
from yimen.laws.acts.answer_task import ANSWERERS
from yimen.laws.acts.put_in_force import wordings
from yimen.laws.amending import AFTER, PUBLISHERS, READERS, REVIEWERS, step_of
from yimen.laws.models import Amendment, ArticleVersion, Task
from yimen.laws.places import Place
from yimen.laws.texts import Change, diff
from yimen.procedure import Actor, Role

STEPS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("review", Amendment.Status.REVIEWED, REVIEWERS),
    ("publish", Amendment.Status.PUBLISHED, PUBLISHERS),
    ("return", Amendment.Status.RETURNED, (*REVIEWERS, *PUBLISHERS)),
)


def amendments(status: str = "") -> QuerySet[Amendment]:
    """All of them, the newest first, or those of one status."""
    found = Amendment.objects.select_related("law")
    return found.filter(status=status) if status else found


def amendment_by_id(amendment_id: int) -> Amendment:
    """One of them. Raises Refusal law_change_not_found (404)."""
    found = amendments().filter(pk=amendment_id).first()
    if found is None:
        raise Refusal("law_change_not_found", status=404)
    return found


def open_steps(amendment: Amendment, actor: Actor) -> list[str]:
    """The steps that this person can take now; the acts decide again, under lock."""
    drafted = step_of(amendment, Amendment.Status.DRAFT) == actor.who
    reviewed = step_of(amendment, Amendment.Status.REVIEWED) == actor.who
    barred = {"review": drafted, "return": drafted, "publish": reviewed}
    return [
        name
        for name, status, roles in STEPS
        if actor.roles.intersection(roles) and amendment.status in AFTER[status] and not barred[name]
    ]


@dataclass(frozen=True)
class ArticleChange:
    """One article of an amendment: what it says (nothing: new), what it is to say (nothing: struck out), word by word."""

    place: Place
    before: str | None
    after: str | None

    @property
    def pieces(self) -> list[Change]:
        return diff(self.before or "", self.after or "")


def article_changes(amendment: Amendment) -> list[ArticleChange]:
    """The changes of an amendment against what was in force the day before. One query."""
    if amendment.law is None:
        return [ArticleChange(each.place, None, each.text) for each in wordings(amendment)]
    found = ArticleVersion.objects.filter(article__law=amendment.law).select_related("article").order_by("version")
    before = {
        version.article.place: version.text
        for version in found
        if (version.valid_from is None or version.valid_from < amendment.valid_from)
        and (version.valid_to is None or version.valid_to.toordinal() >= amendment.valid_from.toordinal() - 1)
    }
    return [ArticleChange(each.place, before.get(each.place), each.text) for each in wordings(amendment)]


def tasks(amendment: Amendment) -> QuerySet[Task]:
    """What it asks of others, the open ones first, with their steps."""
    return amendment.tasks.prefetch_related("steps").order_by("kind", "owner", "subject", "pk")


def task_by_id(task_id: int) -> Task:
    """One task. Raises Refusal law_task_not_found (404)."""
    found = Task.objects.select_related("amendment__law").filter(pk=task_id).first()
    if found is None:
        raise Refusal("law_task_not_found", status=404)
    return found


def progress(amendment: Amendment) -> dict[str, int]:
    """How many tasks are in each state."""
    return dict(Counter(amendment.tasks.values_list("state", flat=True)))


def answers(task: Task, actor: Actor) -> list[str]:
    """What this person may answer now."""
    if not actor.roles.intersection(ANSWERERS):
        return []
    if Role.REFORM_OFFICE not in actor.roles and actor.agency != task.owner:
        return []
    return [str(state) for state, before in ANSWERS.items() if task.state in before]


def waiting_tasks(actor: Actor) -> QuerySet[Task]:
    """What is still to be looked at or changed: of the person's agency, or of all for the offices; the oldest first."""
    found = Task.objects.filter(state__in=(Task.State.OPEN, Task.State.CHANGE)).select_related("amendment__law")
    if not actor.roles.intersection(READERS):
        found = found.filter(owner=actor.agency or "")
    return found.order_by("amendment", "kind", "owner", "subject", "pk")


def with_open_tasks(found: Iterable[Amendment]) -> list[tuple[Amendment, int]]:
    """Each with how many of its tasks are still open. One query."""
    rows = list(found)
    waiting = Task.objects.filter(amendment__in=rows, state__in=(Task.State.OPEN, Task.State.CHANGE))
    numbers = Counter(waiting.order_by().values_list("amendment", flat=True))
    return [(each, numbers[each.pk]) for each in rows]
