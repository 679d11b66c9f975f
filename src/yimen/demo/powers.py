"""The powers of the demo district, composed of building blocks: the lists of two rounds and the drafts of a third. No database.

Everything is drawn from one seed, so that each load gives the same rows. `QUOTAS` (kinds of penalty and check as the district's
supervision counts them) and `EXTRA` are chosen so that the rows, counted, give the district's published figures; no total is
stored or shown that was not counted.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from yimen.demo.district import DATA, DISTRICT, AgencyData, agencies, services
from yimen.demo.power_words import (
    ADJUDICATIONS,
    COMMON,
    LEVIES,
    LIABILITY_BASIS,
    NAMES,
    SECTIONS,
    Block,
    duties,
)
from yimen.powers.codes import COMMON as COMMON_NUMBER
from yimen.powers.codes import PowerCode
from yimen.powers.content import Duty, PowerContent

# Generated beside those that follow from the catalogue's services and the lists above, departments together.
QUOTAS = {"02": 4244, "03": 172, "05": 9, "06": 675, "07": 7, "08": 92, "10": 253}
ADDED_LATER, CHANGED_LATER, GONE_LATER = 190, 420, 310
EXTRA = 11_519  # responsibilities that more detailed combing added, over all powers
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Field:
    """What a department governs, and the law for it."""

    agency: str
    law: str
    name: str


@dataclass(frozen=True)
class PowerData:
    """A power on its way to its code. field: what it governs; sub: it goes under the main item of its field; extra: how many
    of the optional responsibilities it has.
    """

    agency: str
    kind: str
    name: str
    field: str
    basis: str
    service: str = ""
    forwards: bool = False
    sub: bool = False
    code: str = ""
    extra: int = 0


@dataclass(frozen=True)
class Lists:
    """The list that the first round published, and the one of the second, each by code; agency "": the common list."""

    first: dict[str, tuple[str, PowerContent]]
    second: dict[str, tuple[str, PowerContent]]


@cache
def fields() -> tuple[Field, ...]:
    """The lines of powers.txt."""
    found, agency = [], ""
    for line in (DATA / "powers.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            agency = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            law, _bar, names = line.partition("|")
            found += [Field(agency, law, name) for name in names.split("、")]
    return tuple(found)


@cache
def lists() -> Lists:
    """Both lists. The second is what is composed; the first lacks what came later, and has what was dropped since."""
    dice = random.Random(6207)
    chosen, spare = _chosen(dice)
    detailed = _with_details(chosen, dice)
    coded = _coded([*detailed, *spare])
    present, gone = coded[: len(detailed)], coded[len(detailed) :]
    plain = [place for place, data in enumerate(present) if not data.service and not data.sub and data.kind == "02"]
    plain = [place for place in plain if not present[place].name.startswith("对未取得许可")]
    picked = dice.sample(plain, ADDED_LATER + CHANGED_LATER)
    later, changed = set(picked[:ADDED_LATER]), set(picked[ADDED_LATER:])
    second = {data.code: (data.agency, _content(data)) for data in present}
    first = {
        data.code: (data.agency, _before(data, place) if place in changed else second[data.code][1])
        for place, data in enumerate(present)
        if place not in later
    }
    first |= {data.code: (data.agency, _content(data)) for data in gone}
    return Lists(first, second)


def _chosen(dice: random.Random) -> tuple[list[PowerData], list[PowerData]]:
    """What the second round listed, and what it dropped."""
    chosen = [*_of_services(), *_of_lines("04", LEVIES), *_of_lines("09", ADJUDICATIONS), *_common()]
    spare: list[PowerData] = []
    for kind, quota in QUOTAS.items():
        candidates = list(_of_fields(kind))
        fixed = [data for data in candidates if kind == "02" and (data.sub or data.name.startswith("对未取得许可"))]
        loose = [data for data in candidates if data not in fixed] if fixed else candidates
        taken = dice.sample(range(len(loose)), quota - len(fixed))
        kept = set(taken)
        chosen += [*fixed, *(data for place, data in enumerate(loose) if place in kept)]
        if kind == "02":
            rest = [data for place, data in enumerate(loose) if place not in kept]
            spare = dice.sample(rest, GONE_LATER)
    return chosen, spare


def _of_fields(kind: str) -> Iterator[PowerData]:
    for place, each in enumerate(each for each in fields() if each.agency != "towns"):
        for number, name in enumerate(NAMES[kind]):
            words = name.lstrip(">").format(f=each.name)
            yield PowerData(
                each.agency, kind, words, each.name, _basis(each.law, 20 + (place * 7 + number * 3) % 60),
                sub=name.startswith(">"),
            )  # fmt: skip


def _of_services() -> Iterator[PowerData]:
    """Every service of the catalogue that is a power."""
    laws = {each.agency: each.law for each in reversed(fields())}
    for place, service in enumerate(services()):
        kind = service.type
        if kind in duties():
            cited = (service.content or {}).get("legal_basis") or []
            basis = "；".join(f"{each['law']}{each['article']}" for each in cited) or _basis(
                laws[service.agency], 10 + place % 30
            )
            forwards = service.name.endswith("初审")
            yield PowerData(
                service.agency, kind, service.name, service.name, basis, service=service.code, forwards=forwards
            )


def _of_lines(kind: str, lines: tuple[tuple[str, str, str], ...]) -> Iterator[PowerData]:
    for place, (agency, name, law) in enumerate(lines):
        yield PowerData(agency, kind, name, name, _basis(law, 20 + place))


def _common() -> Iterator[PowerData]:
    for place, each in enumerate(each for each in fields() if each.agency == "towns"):
        for kind, name in COMMON:
            yield PowerData(
                "", kind, name.format(f=each.name), each.name, _basis(each.law, 4 + place % 20),
                forwards=name.endswith("转报"),
            )  # fmt: skip


def _basis(law: str, article: int) -> str:
    return f"《{law}》第{numeral(article)}条"


def numeral(number: int) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _NUMERALS[tens]) + "十" if tens else ""
    return head + (_NUMERALS[ones] if ones or not tens else "")


def _with_details(chosen: list[PowerData], dice: random.Random) -> list[PowerData]:
    """Each power with as many of its optional responsibilities as the departments combed out of it."""
    room = [sum(block.optional for block in duties()[data.kind]) for data in chosen]
    extra = [min(dice.choice((0, 1, 1, 2, 3, 3)), most) for most in room]
    left = EXTRA - sum(extra)
    order = list(range(len(chosen)))
    dice.shuffle(order)
    step = 1 if left > 0 else -1
    while left:
        for place in order:
            if left and 0 <= extra[place] + step <= room[place]:
                extra[place] += step
                left -= step
    return [replace(data, extra=number) for data, number in zip(chosen, extra, strict=True)]


def _coded(everything: list[PowerData]) -> list[PowerData]:
    """With codes: main items numbered within agency and kind, sub-items under the main item of their field before them."""
    numbers = {agency.code: agency.number for agency in agencies()} | {"": COMMON_NUMBER}
    serials: dict[tuple[str, str], int] = {}
    subs: dict[PowerCode, int] = {}
    mains: dict[tuple[str, str, str], PowerCode] = {}
    found = []
    for data in everything:
        here = (data.agency, data.kind)
        if data.sub:
            main = mains[(*here, data.field)]
            subs[main] = subs.get(main, 0) + 1
            code = replace(main, sub=subs[main])
        else:
            serials[here] = serials.get(here, 0) + 1
            code = PowerCode(DISTRICT, numbers[data.agency], data.kind, serials[here])
            mains.setdefault((*here, data.field), code)
        found.append(replace(data, code=str(code)))
    return found


@cache
def _agencies() -> dict[str, AgencyData]:
    return {agency.code: agency for agency in agencies()}


def _content(data: PowerData) -> PowerContent:
    agency = _agencies().get(data.agency)
    return PowerContent(
        kind=data.kind,  # type: ignore[arg-type]
        name=data.name,
        parent=f"{data.code[:14]}00" if data.sub else "",
        section=SECTIONS[data.kind] if agency else "",
        subject=agency.name if agency else "各镇人民政府、街道办事处",
        basis=data.basis,
        forwards=data.forwards,
        supervision=f"投诉电话 {agency.complaint_phone}" if agency else "投诉电话 12345",
        service=data.service,
        duties=_duties(data),
    )


def _duties(data: PowerData) -> tuple[Duty, ...]:
    blocks = duties()[data.kind]
    optional = [place for place, block in enumerate(blocks) if block.optional]
    begin = int(data.code[11:14])
    taken = {optional[(begin + number) % len(optional)] for number in range(data.extra)}
    return tuple(_duty(block, data) for place, block in enumerate(blocks) if not block.optional or place in taken)


def _duty(block: Block, data: PowerData) -> Duty:
    return Duty(
        step=block.step,
        text=f"{block.step}责任：{block.text.format(f=data.field)}",
        basis=block.basis or data.basis,
        liability=block.liability,
        liability_basis=LIABILITY_BASIS,
    )


def _before(data: PowerData, place: int) -> PowerContent:
    """How a power stood before the second round: named otherwise, or with the section and the responsibilities of then."""
    now = _content(data)
    if place % 3 == 0:
        return now.model_copy(update={"name": now.name.removesuffix("处罚") + "行政处罚"})
    if place % 3 == 1:
        return now.model_copy(update={"section": "监察支队"})
    served = [
        duty.model_copy(update={"text": duty.text.replace("在七日内依法送达当事人", "及时送达当事人")})
        for duty in now.duties
    ]
    return now.model_copy(update={"duties": tuple(served[:-1])})
