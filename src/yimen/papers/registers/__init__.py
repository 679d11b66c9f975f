"""Registers that hold what a material would only repeat (共享材料免提交): whom they are about, and how they are asked.

Data that government can share may not be asked of people again (国务院令第716号 7; 优化营商环境条例 37). A register is asked
for the number and name that the applicant has told; it answers for both or for neither, so that nobody learns from it what
belongs to a number. The setting YIMEN_REGISTERS says where each is: in this database, or at an address.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from django.conf import settings

from yimen.errors import Refusal
from yimen.procedure import Words

ARTICLE = "国务院令第716号 7"
LOCAL = "local"


@dataclass(frozen=True)
class Register:
    """One register. about: kind of applicant whose number it is asked for; kind: of paper that its entries stand for."""

    code: str
    title: Words
    paper: Words
    about: str
    kind: str


REGISTERS = {
    register.code: register
    for register in (
        Register(
            "enterprises",
            Words("企业登记库", "register of enterprises"),
            Words("营业执照登记信息", "Entry of the business licence"),
            "organisation",
            "business-licence",
        ),
        Register(
            "residents",
            Words("人口库", "register of residents"),
            Words("居民身份证登记信息", "Entry of the resident identity card"),
            "person",
            "identity",
        ),
    )
}


@dataclass(frozen=True)
class Entry:
    """What a register says of one number.

    reference  under which the register finds its own answer again
    lines      (Chinese title, English title, value): only what a material needs
    ended      it was cancelled or revoked, although its days may not be over
    """

    name: str
    identifier: str
    reference: str
    lines: tuple[tuple[str, str, str], ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    ended: bool = False

    def as_text(self) -> str:
        """As JSON, the same text for the same entry."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)

    @property
    def digest(self) -> str:
        """SHA-256 of that text: the proof of what was answered."""
        return hashlib.sha256(self.as_text().encode("utf-8")).hexdigest()

    def of(self, name: str, identifier: str) -> bool:
        """Whether it is about exactly who was told; spaces and brackets are written in either way."""
        return (_plain(self.name), self.identifier) == (_plain(name), identifier)


class RegisterDown(Exception):
    """The register cannot be asked now, or answers what nobody understands."""


class Adapter(Protocol):
    """One way to ask a register."""

    def find(self, register: Register, identifier: str) -> Entry | None:
        """The entry of this number, or nothing. Raises RegisterDown."""
        ...


def register_by_code(code: str) -> Register:
    """Raises Refusal register_unknown (404)."""
    if code not in REGISTERS:
        raise Refusal("register_unknown", status=404, register=code[:40])
    return REGISTERS[code]


def adapter_of(register: Register) -> Adapter:
    """Where this register is asked on this platform."""
    from yimen.papers.registers.http import HttpRegister
    from yimen.papers.registers.local import LocalRegister

    place = _places(settings.YIMEN_REGISTERS).get(register.code, LOCAL)
    return LocalRegister() if place == LOCAL else HttpRegister(place, settings.YIMEN_REGISTER_TOKEN)


def read_entry(told: Mapping[str, Any]) -> Entry:
    """An entry from JSON. Raises ValueError, TypeError, KeyError where it is none."""
    return Entry(
        name=_text(told["name"]),
        identifier=_text(told["identifier"]),
        reference=_text(told["reference"]),
        lines=tuple((_text(zh), _text(en), _text(value)) for zh, en, value in told.get("lines", ())),
        valid_from=_day(told.get("valid_from")),
        valid_until=_day(told.get("valid_until")),
        ended=bool(told.get("ended", False)),
    )


@lru_cache(maxsize=4)
def _places(setting: str) -> Mapping[str, str]:
    """ "enterprises=https://…, residents=local" by code. Raises ValueError for what is not said so."""
    pairs = [part.partition("=") for part in setting.split(",") if part.strip()]
    places = {code.strip(): place.strip() for code, _equals, place in pairs}
    if unknown := set(places) - REGISTERS.keys():
        raise ValueError(f"YIMEN_REGISTERS names registers that are not known: {', '.join(sorted(unknown))}")
    return places


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 500:
        raise ValueError("not a short text")
    return value


def _day(value: Any) -> date | None:
    return date.fromisoformat(_text(value)) if value is not None else None


def _plain(name: str) -> str:
    return "".join(name.split()).replace("（", "(").replace("）", ")")
