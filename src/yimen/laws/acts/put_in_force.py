"""Put a reviewed change of the law into force: versions are added, and everything that rests on it becomes a task."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.laws import impact
from yimen.laws.amending import PUBLISHERS, demand_order, demand_other_than, demand_role, locked, step_of, take_step
from yimen.laws.models import Amendment, Law, LawChange, LawVersion, Task
from yimen.laws.places import Place, parse_place
from yimen.laws.writing import Source, Wording, add_version, new_law
from yimen.procedure import Actor


@transaction.atomic
def put_in_force(amendment_id: int, *, actor: Actor, now: datetime) -> LawVersion:
    """Write the version, valid from its own day, and one task for each place that names a changed article.

    Raises Refusal: law_change_not_found (404), law_change_needs_role, law_change_own_review (403), law_change_out_of_order,
    law_known, law_repealed, law_version_overlaps (409).
    """
    amendment = locked(amendment_id)
    demand_role(actor, PUBLISHERS)
    demand_order(amendment, Amendment.Status.PUBLISHED)
    demand_other_than(amendment, Amendment.Status.REVIEWED, actor, "law_change_own_review")
    amendment.law = _law(amendment)
    source = Source(
        document=amendment.document,
        reason=amendment.reason,
        created_by=actor.who,
        drafted_by=step_of(amendment, Amendment.Status.DRAFT),
        reviewed_by=step_of(amendment, Amendment.Status.REVIEWED),
    )
    kind = LawChange(amendment.kind)
    version = add_version(amendment.law, kind, wordings(amendment), begin=amendment.valid_from, now=now, source=source)
    take_step(amendment, Amendment.Status.PUBLISHED, actor, now)
    _set_tasks(amendment)
    return version


def _law(amendment: Amendment) -> Law:
    """The law, locked; made where it is enacted now."""
    if amendment.law is not None:
        return Law.objects.select_for_update().get(pk=amendment.law.pk)
    law = new_law(**amendment.head)
    if Law.objects.filter(key=law.key).exists():
        raise Refusal("law_known", law=law.name)
    law.save()
    return law


def wordings(amendment: Amendment) -> list[Wording]:
    """Its changes as values."""
    read = ((parse_place(each["article"]), each["text"]) for each in amendment.changes)
    return [Wording(place, text) for place, text in read if place is not None]


def touched(amendment: Amendment) -> list[Place] | None:
    """The articles that it changes; nothing: all of them, because the law is repealed."""
    return None if amendment.kind == LawChange.REPEAL else [each.place for each in wordings(amendment)]


def impact_of(amendment: Amendment) -> list[impact.Hit]:
    """Everything that rests on what it changes, as it stands on the day from which it is in force. A new law touches nothing."""
    if amendment.law is None or amendment.kind == LawChange.ENACT:
        return []
    return impact.hits(amendment.law, touched(amendment), amendment.valid_from)


def _set_tasks(amendment: Amendment) -> None:
    Task.objects.bulk_create(
        (
            Task(
                amendment=amendment,
                kind=hit.kind,
                subject=hit.subject,
                title=hit.title[:500],
                owner=hit.owner,
                place=hit.place[:80],
                article=str(hit.cited.of_article) if hit.cited else "",
                text=hit.text[:500],
            )
            for hit in impact_of(amendment)
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
