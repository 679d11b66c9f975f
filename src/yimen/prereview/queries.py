"""Reads of pre-reviews that pages and API share. Whoever calls them has gone through the door of the draft or the case."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import get_language

from yimen.cases.models import Case, Draft
from yimen.catalogue.content import ServiceContent
from yimen.errors import Refusal
from yimen.prereview.models import FindingRow, Judgement, PageImage, Review
from yimen.prereview.readers import VERSION
from yimen.prereview.rules import words
from yimen.vault import decrypt_stream, mask_identifier, mask_name

PERSONAL = ("value", "expected", "fault_value")
LONGEST_NAME = 5  # characters; a longer one is a firm


@dataclass(frozen=True)
class Found:
    """One finding in words. right: what the officer said of it last, None for nothing."""

    id: int
    place: int
    material: str
    name: str
    file: UUID | None
    sha256: str
    page: int
    box: tuple[float, ...] | None
    rule: str
    level: str
    confidence: float
    sentence: str
    right: bool | None = None


def of_draft(draft: Draft) -> Review | None:
    """The newest review of a draft."""
    return Review.objects.filter(draft=draft).order_by("-id").first()


def of_case(case: Case) -> Review | None:
    """The newest review of a case."""
    return Review.objects.filter(case=case).order_by("-id").first()


def done_before(review: Review) -> Review:
    """The newest that is done, for showing while a newer one is under way; itself where none is."""
    if review.state == Review.State.DONE:
        return review
    subject = Q(draft=review.draft_id) if review.draft_id is not None else Q(case=review.case_id)
    return Review.objects.filter(subject, state=Review.State.DONE).order_by("-id").first() or review


def findings_of(review: Review, content: ServiceContent, *, clear: bool = True) -> list[Found]:
    """Its findings in the current language, in two queries. clear: names and numbers of persons are not masked."""
    rows = list(review.findings.all())
    judged: dict[int, bool] = {}
    if review.case_id is not None:
        for finding_id, right in (
            Judgement.objects.filter(finding__in=rows).order_by("id").values_list("finding_id", "right")
        ):
            judged[finding_id] = right
    return [_found(row, content, judged, clear) for row in rows]


def _found(row: FindingRow, content: ServiceContent, judged: Mapping[int, bool], clear: bool) -> Found:
    material = content.material(row.material)
    data: dict[str, str] = dict(json.loads(row.data))
    if not clear:
        data = {name: _masked(value) if name in PERSONAL else value for name, value in data.items()}
    name = material.name.say(get_language()) if material else row.material
    if material is not None and material.condition is not None:
        data["condition"] = material.condition.say(get_language())
    return Found(
        id=row.pk,
        place=row.place,
        material=row.material,
        name=name,
        file=row.file,
        sha256=row.sha256,
        page=row.page,
        box=tuple(row.box) if row.box else None,
        rule=row.rule,
        level=row.level,
        confidence=row.confidence,
        sentence=words(row.rule, {**data, "material": name}),
        right=judged.get(row.pk),
    )


def _masked(value: str) -> str:
    """A person's number or name as masked; firms and their codes are public."""
    if value[:15].isdigit():
        return mask_identifier(value)
    return mask_name(value) if len(value) <= LONGEST_NAME else value


@dataclass(frozen=True)
class Shape:
    """The size of a page in pixels."""

    width: int
    height: int


def shapes_of(digests: Iterable[str]) -> dict[tuple[str, int], Shape]:
    """(SHA-256 of a file, page) -> shape, of the pages that have a picture. One query."""
    rows = PageImage.objects.filter(reading__sha256__in=set(digests), reading__reader=VERSION)
    sizes = rows.values_list("reading__sha256", "number", "width", "height")
    return {(sha256, number): Shape(width, height) for sha256, number, width, height in sizes}


def picture(sha256: str, number: int) -> bytes:
    """The picture of one page, JPEG. Raises Refusal page_not_found (404)."""
    row = PageImage.objects.filter(reading__sha256=sha256, reading__reader=VERSION, number=number).first()
    if row is None:
        raise Refusal("page_not_found", status=404)
    return b"".join(decrypt_stream(BytesIO(bytes(row.content))))


@dataclass(frozen=True)
class Measured:
    """One rule as officers judged its findings, the last word on each."""

    rule: str
    right: int
    wrong: int


def measured() -> Iterator[Measured]:
    """How often each rule was right, computed from the judgements."""
    last = Judgement.objects.order_by("finding_id", "-id").distinct("finding_id").values("pk")
    rows = (
        Judgement.objects.filter(pk__in=last)
        .values("finding__rule")
        .annotate(good=Count("pk", filter=Q(right=True)), bad=Count("pk", filter=Q(right=False)))
        .order_by("finding__rule")
    )
    for row in rows:
        yield Measured(row["finding__rule"], row["good"], row["bad"])
