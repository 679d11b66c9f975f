"""Draft a change of the law: a new law, an amendment of articles, a repeal. Nothing changes until it is put into force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.laws.amending import DRAFTERS, ENDED, demand_day, demand_length, demand_role, demand_text, take_step
from yimen.laws.citations import law_key
from yimen.laws.models import Amendment, Law, LawChange, Rank
from yimen.laws.places import parse_place
from yimen.laws.texts import LONGEST, tidy
from yimen.laws.writing import Wording, demand_after, in_force
from yimen.procedure import Actor


@dataclass(frozen=True)
class Head:
    """A new law: its full name, rank, number of issue, issuer; whole: all its articles are given."""

    name: str
    rank: str
    number: str = ""
    issuer: str = ""
    name_en: str = ""
    whole: bool = False


@transaction.atomic
def draft_amendment(
    law: Law | None,
    kind: LawChange,
    *,
    actor: Actor,
    now: datetime,
    valid_from: date,
    document: str,
    reason: str,
    changes: Sequence[tuple[str, str | None]] = (),
    head: Head | None = None,
) -> Amendment:
    """Write the draft down.

    law      the one to amend or repeal; None: a new one, `head`
    changes  (number of an article, its new text); text None: it is struck out
    Raises Refusal: law_change_needs_role (403); law_document_missing, law_reason_missing, law_text_too_long,
    law_day_out_of_range, law_name_missing, law_rank_unknown, law_articles_missing, law_article_wrong, law_article_twice
    (422); law_known, law_change_waiting, law_repealed, law_version_overlaps, law_article_unchanged,
    law_article_not_in_force (409).
    """
    demand_role(actor, DRAFTERS)
    amendment = Amendment(kind=kind, valid_from=demand_day(valid_from))
    amendment.document = demand_text(document, "law_document_missing", 300)
    amendment.reason = demand_text(reason, "law_reason_missing", 500)
    wordings = read_changes(changes)
    if law is None:
        amendment.head = _head(head)
    else:
        amendment.law = Law.objects.select_for_update().get(pk=law.pk)
        _demand_possible(amendment.law, kind, wordings, valid_from)
    amendment.changes = [{"article": each.place.slug, "text": each.text} for each in wordings]
    amendment.save()
    take_step(amendment, Amendment.Status.DRAFT, actor, now)
    return amendment


def read_changes(changes: Sequence[tuple[str, str | None]]) -> list[Wording]:
    """The changes as values. Raises Refusal: law_article_wrong, law_article_twice, law_text_too_long (422)."""
    found: dict[str, Wording] = {}
    for number, text in changes:
        place = parse_place(number[:40])
        if place is None or place != place.of_article:
            raise Refusal("law_article_wrong", status=422, place=number[:40])
        if place.slug in found:
            raise Refusal("law_article_twice", status=422, place=str(place))
        found[place.slug] = Wording(place, None if text is None else demand_length(tidy(text), LONGEST))
    return list(found.values())


def _head(head: Head | None) -> dict[str, str | bool]:
    name = demand_text(head.name if head else "", "law_name_missing", 300).strip("《》")
    assert head is not None
    if head.rank not in Rank.values:
        raise Refusal("law_rank_unknown", status=422, rank=head.rank[:40])
    if Law.objects.filter(key=law_key(name)).exists():
        raise Refusal("law_known", law=name)
    waiting = Amendment.objects.filter(law=None, head__name=name).exclude(status__in=ENDED)
    if waiting.exists():
        raise Refusal("law_change_waiting", law=name)
    limits = (("number", head.number, 60), ("issuer", head.issuer, 200), ("name_en", head.name_en, 300))
    texts = {field: demand_length(text.strip(), limit) for field, text, limit in limits}
    return {"name": name, "rank": head.rank, "whole": head.whole, **texts}


def _demand_possible(law: Law, kind: LawChange, wordings: Sequence[Wording], begin: date) -> None:
    demand_after(law, begin)
    if law.amendments.exclude(status__in=ENDED).exists():
        raise Refusal("law_change_waiting", law=law.name)
    if kind == LawChange.ENACT:
        raise Refusal("law_known", law=law.name)
    if kind == LawChange.AMEND and not wordings:
        raise Refusal("law_articles_missing", status=422)
    now_says = {version.article.place: version.text for version in in_force(law).select_related("article")}
    for each in wordings:
        if each.text is None and each.place not in now_says:
            raise Refusal("law_article_not_in_force", place=str(each.place))
        if each.text is not None and each.text == now_says.get(each.place):
            raise Refusal("law_article_unchanged", place=str(each.place))
