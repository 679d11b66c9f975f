"""Reads of the three determinations: as of a day, the difference of two days, who sits where."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.agencies.models import Agency, Revision, Section, Staff
from yimen.errors import Refusal


def revisions_on(day: date, district: str) -> QuerySet[Revision]:
    """The revisions in force on a day in a district, with their sections, in the official order of organs."""
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = Revision.objects.filter(until, valid_from__lte=day, agency__division__startswith=district)
    sections = Prefetch("sections", Section.objects.order_by("place"))
    return found.select_related("agency").prefetch_related(sections).order_by("agency__order", "agency__code")


def revision_on(agency: Agency, day: date) -> Revision | None:
    """What was determined for this organ on a day, with its sections, or nothing."""
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = agency.revisions.filter(until, valid_from__lte=day).prefetch_related("sections").first()
    return found


def revisions_of(agency: Agency) -> list[Revision]:
    """All revisions of an organ, the newest first."""
    return list(agency.revisions.prefetch_related("sections").order_by("-number"))


def last_revision(agency: Agency) -> Revision | None:
    """The revision with the highest number: in force, or to come into force."""
    return agency.revisions.prefetch_related("sections").order_by("-number").first()


def plan_of(revision: Revision) -> Plan:
    """The revision as a plain value."""
    return Plan(
        document=revision.document,
        posts=revision.posts,
        leaders=revision.leaders,
        duties=tuple(revision.duties),
        sections=tuple(
            SectionPlan(
                section.code,
                section.name,
                section.posts,
                section.leaders,
                tuple(section.duties),
                section.approval,
                section.name_en,
            )
            for section in revision.sections.all()
        ),
    )


@dataclass(frozen=True)
class Change:
    """One thing that two revisions tell differently. what: a duty, the posts, a section; code: of the section.

    before, after   as they stand; None: it is not there
    """

    what: str
    before: str | None
    after: str | None
    code: str = ""


def compare(before: Plan | None, after: Plan) -> tuple[Change, ...]:
    """What changed from one plan to the other: document, posts, leaders, duties, sections."""
    old = before or Plan("", 0)
    found = [
        Change(what, str(left) if before else None, str(right))
        for what, left, right in (
            ("document", old.document, after.document),
            ("posts", old.posts, after.posts),
            ("leaders", old.leaders, after.leaders),
        )
        if left != right or before is None
    ]
    found += [Change("duty", duty, None) for duty in old.duties if duty not in after.duties]
    found += [Change("duty", None, duty) for duty in after.duties if duty not in old.duties]
    return (*found, *_sections(old.sections, after.sections))


def _sections(old: Sequence[SectionPlan], new: Sequence[SectionPlan]) -> list[Change]:
    left, right = {section.code: section for section in old}, {section.code: section for section in new}
    found = []
    for code in [*right, *(code for code in left if code not in right)]:
        before, after = left.get(code), right.get(code)
        if before is None or after is None:
            found.append(Change("section", before.name if before else None, after.name if after else None, code))
            continue
        for what in ("name", "posts", "leaders", "approval"):
            if getattr(before, what) != getattr(after, what):
                found.append(Change(f"section_{what}", str(getattr(before, what)), str(getattr(after, what)), code))
        found += [Change("section_duty", duty, None, code) for duty in before.duties if duty not in after.duties]
        found += [Change("section_duty", None, duty, code) for duty in after.duties if duty not in before.duties]
    return found


def diff(agency: Agency, first: date, last: date) -> tuple[Change, ...]:
    """What changed for this organ between the ends of two days. Raises Refusal revision_days_reversed (422)."""
    if last < first:
        raise Refusal("revision_days_reversed", status=422, first=first.isoformat(), last=last.isoformat())
    before, after = revision_on(agency, first), revision_on(agency, last)
    if after is None or (before and before.pk == after.pk):
        return ()
    return compare(plan_of(before) if before else None, plan_of(after))


@dataclass(frozen=True)
class Seats:
    """Who sits where in an organ: by name of the section, those who lead it ("" as section), and in none that exists."""

    by_section: dict[str, list[Staff]]
    leading: list[Staff]
    nowhere: list[Staff]


def seats_of(agency: Agency, revision: Revision | None) -> Seats:
    """The staff of an organ by the sections of a revision. One query."""
    names = {section.name for section in revision.sections.all()} if revision else set[str]()
    by_section: dict[str, list[Staff]] = defaultdict(list)
    leading, nowhere = [], []
    for staff in agency.staff.select_related("user").order_by("pk"):
        if staff.section in names:
            by_section[staff.section].append(staff)
        elif staff.section:
            nowhere.append(staff)
        else:
            leading.append(staff)
    return Seats(dict(by_section), leading, nowhere)
