"""The revisions of duties, sections and posts of the demo's organs."""

from datetime import datetime, time, timedelta
from itertools import zip_longest

from yimen.agencies.acts.approve_revision import section_rows
from yimen.agencies.models import Agency, Revision, Section
from yimen.clock.dates import SHANGHAI
from yimen.demo import Progress
from yimen.demo.district import DISTRICT, agencies
from yimen.demo.establishments import Determined, determined

DRAFTED, APPROVED = "system", "宝山区编办"


def load_establishments(progress: Progress) -> None:
    """All revisions of organs that have none yet. Raw rows, in the order of time, as their acts would write them."""
    known = set(Revision.objects.values_list("agency__code", flat=True))
    rows = Agency.objects.filter(division__startswith=DISTRICT).in_bulk(field_name="code")
    told = [
        (_revision(rows[data.code], number, each, after), each)
        for data in agencies()
        if data.code not in known
        for every in [determined(data)]
        for number, (each, after) in enumerate(zip_longest(every, every[1:]), 1)
    ]
    Revision.objects.bulk_create(revision for revision, _each in told)
    Section.objects.bulk_create(row for revision, each in told for row in section_rows(revision, each.plan.sections))
    progress("establishments", len(told), len(told))


def _revision(agency: Agency, number: int, each: Determined, after: Determined | None) -> Revision:
    return Revision(
        agency=agency,
        number=number,
        document=each.plan.document,
        valid_from=each.begin,
        valid_to=after.begin - timedelta(days=1) if after else None,
        posts=each.plan.posts,
        leaders=each.plan.leaders,
        duties=list(each.plan.duties),
        reason=each.reason,
        published_at=datetime.combine(each.begin - timedelta(days=10), time(10), SHANGHAI),
        drafted_by=DRAFTED,
        approved_by=APPROVED,
    )
