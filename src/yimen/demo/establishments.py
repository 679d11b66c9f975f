"""The three determinations of the demo's organs, and who supervises which service, as plain values. No database."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.demo.district import DATA, AgencyData, agencies

FIRST = date(2010, 1, 1)
KINDS = {"-": "inner", "*": "approval", "#": "supervising"}
STRENGTHENED = "加强事中事后监管，落实审批与监管相分离"
# Organs beside the department itself that supervise what it grants; the department's own section is always among them.
BESIDE: dict[str, tuple[str, ...]] = {
    "fgw": ("sjj", "gzw", "jrb"),
    "sww": ("hg", "jyjy", "lsj", "ycj"),
    "czj": ("gsj", "dsj"),
    "rsj": ("ldjc",),
    "jjw": ("jazl", "jczd", "qxj"),
    "hbj": ("hjjc",),
    "swj": ("hsj", "cgj"),
    "wgj": ("wgzf", "daj"),
    "wjw": ("wsjd",),
    "lhsr": ("cgj",),
}


@dataclass(frozen=True)
class Determined:
    """One revision of one organ: from which day, on which grounds."""

    plan: Plan
    begin: date
    reason: str


@dataclass(frozen=True)
class _Sections:
    """The sections of a department by what they are for."""

    day: date
    plan: Plan
    supervising: str


@cache
def departments() -> dict[str, _Sections]:
    """The revisions of 2015 by code of the department."""
    return {code: _department(head, lines) for code, head, lines in _blocks()}


def _blocks() -> Iterator[tuple[str, str, list[str]]]:
    text = (DATA / "establishments.txt").read_text(encoding="utf-8")
    for block in re.split(r"^(?=\[)", text, flags=re.MULTILINE)[1:]:
        first, *lines = block.strip().splitlines()
        code, head = re.fullmatch(r"\[(\w+)\] (.+)", first).groups()  # type: ignore[union-attr]
        yield code, head, lines


def _department(head: str, lines: list[str]) -> _Sections:
    posts, leaders, number, day = (part.strip() for part in head.split("|"))
    duties = tuple(line[2:] for line in lines if line.startswith("+"))
    rows = [line for line in lines if line[0] in KINDS]
    sections = tuple(_section(place, line) for place, line in enumerate(rows, 1))
    supervising = next(section.name for section, line in zip(sections, rows, strict=True) if line[0] == "#")
    document = f"宝府办〔{day[:4]}〕{number}号"
    plan = Plan(document, int(posts), int(leaders), (*duties, STRENGTHENED), sections)
    return _Sections(date.fromisoformat(day), plan, supervising)


def _section(place: int, line: str) -> SectionPlan:
    name, name_en, posts, leaders, duties = (part.strip() for part in line[1:].split("|"))
    kind = KINDS[line[0]]
    code = kind if kind != "inner" else f"s{place}"
    duties_of = tuple(duty for duty in duties.split("；"))
    return SectionPlan(code, name, int(posts), int(leaders), duties_of, kind == "approval", name_en)


def determined(agency: AgencyData) -> tuple[Determined, ...]:
    """All revisions of an organ, the first to the last. Units that others determine have none here."""
    known = departments().get(agency.code)
    if known is not None:
        return _earlier(agency, known), Determined(known.plan, known.day, "机构改革，修订三定规定")
    if agency.kind not in COMMON:
        return ()
    return (Determined(_common(agency), date(2014, 7, 1), "镇、街道和园区机构设置核定"),)


def _earlier(agency: AgencyData, known: _Sections) -> Determined:
    """As it stood before: without the approval section, whose posts were in the section that now supervises."""
    given = known.plan.approval.posts if known.plan.approval else 0
    sections = tuple(
        replace(section, posts=section.posts + given) if section.name == known.supervising else section
        for section in known.plan.sections
        if not section.approval
    )
    duties = tuple(duty for duty in known.plan.duties if duty != STRENGTHENED)
    plan = replace(known.plan, document=f"宝府办〔2010〕{agency.number + 10}号", duties=duties, sections=sections)
    return Determined(plan, FIRST, "核定主要职责、内设机构和人员编制")


# What towns, sub-districts and parks have in common: posts, leaders, duties, sections.
COMMON: dict[str, tuple[int, int, tuple[str, ...], tuple[tuple[str, str, int], ...]]] = {
    "town": (
        68,
        7,
        ("统筹本镇经济社会发展和公共服务", "负责村镇建设、社会治安综合治理和便民服务"),
        (
            ("党政办公室", "General Office", 14),
            ("经济发展办公室", "Economic Office", 12),
            ("规划建设和环境保护办公室", "Planning and Environment Office", 11),
            ("社会事业发展办公室", "Social Affairs Office", 10),
            ("综合治理办公室", "Public Order Office", 8),
        ),
    ),
    "subdistrict": (
        56,
        6,
        ("加强党的建设，统筹社区发展", "组织公共服务，实施综合管理，监督专业管理"),
        (
            ("党政办公室", "General Office", 12),
            ("社区管理办公室", "Community Management Office", 12),
            ("社区服务办公室", "Community Services Office", 11),
            ("社区平安办公室", "Community Safety Office", 9),
        ),
    ),
    "park": (
        24,
        3,
        ("负责园区规划、建设和招商服务", "代办园区企业审批手续，协助事中事后监管"),
        (
            ("综合办公室", "General Office", 6),
            ("规划建设科", "Planning and Works Section", 6),
            ("企业服务科", "Enterprise Services Section", 6),
        ),
    ),
}


def _common(agency: AgencyData) -> Plan:
    posts, leaders, duties, rows = COMMON[agency.kind]
    more = agency.number % 5
    sections = tuple(
        SectionPlan(f"s{place}", name, number, 1, (), name_en=name_en)
        for place, (name, name_en, number) in enumerate(rows, 1)
    )
    return Plan(f"宝编〔2014〕{agency.number}号", posts + more, leaders, duties, sections)


def supervisor_of(agency: str, service: str) -> tuple[str, str]:
    """Who supervises a service after a grant: code of the organ, and the section within it."""
    own = departments()[agency].supervising
    choice = int(hashlib.sha256(service.encode()).hexdigest()[:8], 16) % (len(BESIDE.get(agency, ())) + 1)
    if choice == 0:
        return agency, own
    organ = BESIDE[agency][choice - 1]
    return organ, departments()[organ].supervising if organ in departments() else ""


def section_of(agency: str, *, supervising: bool = False) -> str:
    """Where the demo's staff sit: in the approval section; without one, or to supervise, in the supervising section."""
    known = departments().get(agency)
    if known is None:
        return ""
    approval = known.plan.approval
    return known.supervising if supervising or approval is None else approval.name


def regulators() -> tuple[str, ...]:
    """Codes of the organs that supervise after a grant: the departments, and the units beside them."""
    return tuple(agency.code for agency in agencies() if agency.kind in ("department", "vertical"))
