"""Reading the papers that people keep (我的材料)."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, QuerySet

from yimen.errors import Refusal
from yimen.papers.models import LibraryPaper
from yimen.procedure import Actor, Words

# Kinds that can be chosen when a paper is put into the library by itself; materials of services may name others.
KINDS: dict[str, Words] = {
    "identity": Words("居民身份证", "Resident identity card"),
    "business-licence": Words("营业执照", "Business licence"),
    "premises-right": Words("场所产权证明或者租赁合同", "Title deed or lease of the premises"),
    "household": Words("户口簿", "Household register"),
    "power-of-attorney": Words("授权委托书", "Power of attorney"),
    "health-certificate": Words("健康合格证明", "Health certificate"),
    "qualification": Words("职业资格证书", "Professional qualification"),
}


def papers_of(actor: Actor) -> "QuerySet[LibraryPaper]":
    """What this account keeps, by kind, the newest first."""
    account = int(actor.who) if actor.who.isdigit() else 0
    return LibraryPaper.objects.filter(user_id=account).select_related("file").order_by("kind", "-created_at", "-id")


def paper_for(actor: Actor, paper_id: int) -> LibraryPaper:
    """One paper of this account's own. Raises Refusal paper_not_found (404), which tells a stranger nothing."""
    found = papers_of(actor).filter(pk=paper_id).first()
    if found is None:
        raise Refusal("paper_not_found", status=404)
    return found


def usable(actor: Actor, kinds: Collection[str], subject: str, day: date) -> dict[str, list[LibraryPaper]]:
    """Papers of these kinds that are valid on this day and about this applicant (or nobody in particular), by kind."""
    found: dict[str, list[LibraryPaper]] = {}
    papers = papers_of(actor).filter(kind__in=kinds, subject__in=("", subject)).exclude(valid_until__lt=day)
    for paper in papers.exclude(valid_from__gt=day).annotate(scan=F("file__scan")).exclude(scan="infected"):
        found.setdefault(paper.kind, []).append(paper)
    return found
