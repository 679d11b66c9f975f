"""Codes of powers (职权编码), a rule of the district: 16 digits, composed here and checked. Pure.

    310113 018 02 001 00
    division, department (900: the common list of towns), kind (GB/T 39046 A.1), serial number, sub-item (00: a main item)

No national standard binds the code of a power; other districts compose theirs the same way.
"""

from dataclasses import dataclass

from yimen.errors import Refusal

LENGTH = 16
COMMON = 900  # the department's place for the common list
LAST_SERIAL, LAST_SUB = 999, 99
KIND_CODES = frozenset(f"{number:02d}" for number in range(1, 11))


@dataclass(frozen=True, order=True)
class PowerCode:
    """The parts of a code. department: its place in the official order, 1 to 899; sub: 0 for a main item."""

    district: str
    department: int
    kind: str
    serial: int
    sub: int = 0

    def __str__(self) -> str:
        return f"{self.district}{self.department:03d}{self.kind}{self.serial:03d}{self.sub:02d}"

    @property
    def main(self) -> "PowerCode":
        """The main item it belongs to; itself where it is one."""
        return PowerCode(self.district, self.department, self.kind, self.serial)


def read(text: str) -> PowerCode:
    """The parts of a code. Raises Refusal (422): power_code_shape, power_code_kind, power_code_serial."""
    code = "".join(text.split())
    if len(code) != LENGTH or not (code.isascii() and code.isdigit()):
        raise Refusal("power_code_shape", status=422, value=text[:40])
    if code[9:11] not in KIND_CODES:
        raise Refusal("power_code_kind", status=422, value=code)
    if code[11:14] == "000":
        raise Refusal("power_code_serial", status=422, value=code)
    return PowerCode(code[:6], int(code[6:9]), code[9:11], int(code[11:14]), int(code[14:]))


def check(text: str, district: str, department: int, kind: str) -> PowerCode:
    """The parts of a code that must fit its row. Raises besides: power_code_district, _agency, _kind_other (422)."""
    code = read(text)
    if code.district != district:
        raise Refusal("power_code_district", status=422, value=str(code), found=code.district, expected=district)
    if code.department != department:
        raise Refusal("power_code_agency", status=422, value=str(code))
    if code.kind != kind:
        raise Refusal("power_code_kind_other", status=422, value=str(code), found=code.kind, kind=kind)
    return code


def following(taken: "set[str] | frozenset[str]", district: str, department: int, kind: str) -> PowerCode:
    """The first main item after all that are or were taken. Raises Refusal power_code_full."""
    begin = str(PowerCode(district, department, kind, 0))[:11]
    last = max((int(code[11:14]) for code in taken if code.startswith(begin)), default=0)
    if last >= LAST_SERIAL:
        raise Refusal("power_code_full")
    return PowerCode(district, department, kind, last + 1)


def following_sub(taken: "set[str] | frozenset[str]", main: PowerCode) -> PowerCode:
    """The first sub-item after all that are or were taken. Raises Refusal power_code_full."""
    begin = str(main)[:14]
    last = max((int(code[14:]) for code in taken if code.startswith(begin)), default=0)
    if last >= LAST_SUB:
        raise Refusal("power_code_full")
    return PowerCode(main.district, main.department, main.kind, main.serial, last + 1)
