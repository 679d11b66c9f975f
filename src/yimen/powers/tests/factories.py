"""Rounds and powers for tests: small, without demo data.

sheet = make_sheet()                                    # of an open round, department "scjg"
line = draft_line(sheet.pk, "add", content(), reason="新设", actor=clerk(), now=NOW)
publish(sheet.round, begin=date(2016, 4, 1))            # through all stages
"""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from yimen.agencies.models import Agency
from yimen.catalogue.tests.factories import make_agency
from yimen.powers.acts import (
    accept_sheet,
    hand_in,
    open_round,
    publish_round,
    review_as_legal_office,
    review_as_reform_office,
)
from yimen.powers.models import Round, Sheet
from yimen.powers.publication import Published
from yimen.procedure import Actor, Role

NOW = datetime(2016, 1, 11, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
REFORM = Actor("reform", "审改员", frozenset({Role.REFORM_OFFICE}))
SECOND = Actor("second", "审改员乙", frozenset({Role.REFORM_OFFICE}))
THIRD = Actor("third", "审改员丙", frozenset({Role.REFORM_OFFICE}))
LEGAL = Actor("legal", "法制员", frozenset({Role.LEGAL_OFFICE}))


def clerk(agency: str = "scjg") -> Actor:
    """An officer of a department."""
    return Actor(f"clerk-{agency}", "科员", frozenset({Role.OFFICER}), agency)


def head(agency: str = "scjg") -> Actor:
    """The section head of a department."""
    return Actor(f"head-{agency}", "科长", frozenset({Role.SECTION_HEAD}), agency)


def duties(*steps: str) -> list[dict[str, str]]:
    """Responsibilities, one a step."""
    return [
        {
            "step": step,
            "text": f"{step}责任：依法办理。",
            "basis": "《行政处罚法》",
            "liability": "不履行的",
            "liability_basis": "",
        }
        for step in steps or ("立案", "调查取证", "决定")
    ]


def content(name: str = "对无证经营食品的处罚", kind: str = "02", **changed: Any) -> dict[str, Any]:
    """What `PowerContent` wants."""
    row: dict[str, Any] = {
        "kind": kind,
        "name": name,
        "subject": "宝山区市场监督管理局",
        "section": "稽查科",
        "basis": "《中华人民共和国食品安全法》第一百二十二条",
        "supervision": "021-12345",
        "duties": duties(),
    }
    return row | changed


def make_sheet(agency: Agency | None = None, now: datetime = NOW) -> Sheet:
    """The sheet of a department in the open round, which is opened where there is none."""
    agency = agency or make_agency("scjg", order=18)
    combed = Round.objects.filter(published_at=None).first()
    if combed is None:
        combed = open_round("第一轮梳理", now.date() + timedelta(days=30), actor=REFORM, now=now)
    return combed.sheets.select_related("round", "agency").get(agency=agency)


def accept(sheet: Sheet, now: datetime = NOW) -> None:
    """Through all stages."""
    own = head(sheet.agency.code) if sheet.agency else THIRD
    hand_in(sheet.pk, actor=own, now=now)
    review_as_legal_office(sheet.pk, actor=LEGAL, now=now)
    review_as_reform_office(sheet.pk, actor=REFORM, now=now)
    accept_sheet(sheet.pk, actor=SECOND, now=now)


def publish(combed: Round, begin: date, now: datetime = NOW) -> Published:
    """Accept every sheet that is not yet, and publish."""
    for sheet in combed.sheets.exclude(status="accepted").select_related("agency", "round"):
        accept(sheet, now)
    return publish_round(combed.pk, valid_from=begin, actor=REFORM, now=now)
