"""Changes on their way in the demo: of matters of the basic catalogue and of an organ, so that the offices have something to decide."""

from datetime import datetime, timedelta
from typing import Any

from yimen.agencies.acts import draft_organ
from yimen.agencies.models import OrganChange, OrganDraft
from yimen.agencies.standing.rules import OrganRow
from yimen.catalogue.acts import approve_matter, draft_matter, publish_matter, review_matter
from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.basic.rows import MatterRow, row_of
from yimen.catalogue.basic.writing import last_version
from yimen.catalogue.models import ChangeKind, Matter
from yimen.clock import shanghai_date
from yimen.demo.district import DISTRICT
from yimen.demo.load.people import legal, reform, second_reform

GROUNDS = "《国务院关于取消和下放一批行政许可事项的决定》"


def load_changes(now: datetime) -> None:
    """By the acts; where there are any already, nothing is added."""
    if not MatterProposal.objects.exists():
        _matters(now)
    if not OrganDraft.objects.exists():
        _organ(now)


def _matters(now: datetime) -> None:
    """One renamed from the next month on, one delegated and waiting for approval, one set up and just handed in."""
    begin = shanghai_date(now) + timedelta(days=30)
    first, second = Matter.objects.filter(type="01", services__status="published").order_by("code").distinct()[:2]
    given: dict[str, Any] = {"actor": reform(), "now": now, "valid_from": begin, "grounds": GROUNDS}
    before = {matter.pk: row_of(version) for matter in (first, second) if (version := last_version(matter))}
    renamed = MatterRow(**(vars(before[first.pk]) | {"name": f"{first.name}（含电子证照）"}))
    through = draft_matter(first, ChangeKind.RENAME, row=renamed, reason="推行电子证照，统一事项名称", **given)
    review_matter(through.pk, actor=legal(), now=now)
    approve_matter(through.pk, actor=second_reform(), now=now)
    publish_matter(through.pk, actor=reform(), now=now)
    lower = MatterRow(**(vars(before[second.pk]) | {"level": "5"}))
    waiting = draft_matter(second, ChangeKind.DELEGATE, row=lower, reason="方便群众就近办理", **given)
    review_matter(waiting.pk, actor=legal(), now=now, remark="下放依据充分")
    new = MatterRow(
        name="公共数据开放利用备案",
        type="10",
        basis="《上海市公共数据和一网通办管理办法》",
        name_en="Record of the use of open data",
    )
    draft_matter(None, ChangeKind.SET_UP, row=new, code="311030950000", reason="承接市级新设事项", **given)


def _organ(now: datetime) -> None:
    draft_organ(
        None,
        OrganChange.SET_UP,
        actor=reform(),
        now=now,
        valid_from=shanghai_date(now) + timedelta(days=60),
        document="宝编〔2016〕21号",
        reason="统筹全区政务数据归集和共享",
        row=OrganRow("宝山区大数据管理中心", "Big Data Centre", "sjzx", "vertical", DISTRICT),
        district=DISTRICT,
    )
