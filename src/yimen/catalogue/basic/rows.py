"""How a matter is to stand, as a plain value, and what every row must keep. No database."""

from dataclasses import dataclass
from datetime import date

from yimen import codes
from yimen.catalogue.models import ChangeKind, Level, MatterType, MatterVersion
from yimen.codes.matter_codes import BASIC_LENGTH
from yimen.errors import Refusal

LONGEST_BASIS = 4000


@dataclass(frozen=True)
class MatterRow:
    """basis: on which law it was set up (设定依据). planned_from, planned_until: the days that the catalogue announces."""

    name: str
    type: str
    level: str = Level.COUNTY
    name_en: str = ""
    basis: str = ""
    short_code: str = ""
    local_code: str = ""
    planned_from: date | None = None
    planned_until: date | None = None


def cleaned(row: MatterRow) -> MatterRow:
    """The row in its one form.

    Raises Refusal (422): matter_name_missing, matter_type_wrong, change_level_wrong, matter_plan_reversed, and those of
    `codes.check_short_basic`.
    """
    if not row.name.strip():
        raise Refusal("matter_name_missing", status=422)
    if row.type not in MatterType.values:
        raise Refusal("matter_type_wrong", status=422, type=row.type[:10])
    if row.level not in Level.values:
        raise Refusal("change_level_wrong", status=422, level=row.level[:10])
    if row.planned_from and row.planned_until and row.planned_until < row.planned_from:
        raise Refusal("matter_plan_reversed", status=422)
    return MatterRow(
        name=row.name.strip()[:500],
        type=row.type,
        level=row.level,
        name_en=row.name_en.strip()[:500],
        basis=row.basis.strip()[:LONGEST_BASIS],
        short_code=codes.check_short_basic(row.short_code) if row.short_code else "",
        local_code=row.local_code.strip()[:50],
        planned_from=row.planned_from,
        planned_until=row.planned_until,
    )


def checked_code(written: str, type_code: str) -> str:
    """The basic code in its one form: 12 characters whose type is the row's, or a place's own of 4 to 50 signs.

    Raises Refusal (422): matter_code_type, matter_code_wrong, and those of `codes.split_basic_code`.
    """
    code = written.strip().upper()
    if len(code) == BASIC_LENGTH and code.isalnum():
        if codes.split_basic_code(code).type != type_code:
            raise Refusal("matter_code_type", status=422, value=code, type=type_code)
    elif not 4 <= len(code) <= 50 or any(not _sign(sign) for sign in code):
        raise Refusal("matter_code_wrong", status=422, value=written[:50])
    return code


def _sign(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in ".-_")


def row_of(last: MatterVersion) -> MatterRow:
    """The row as a version has it; the codes beside the basic code are the matter's."""
    return MatterRow(
        name=last.name,
        type=last.type,
        level=last.level,
        name_en=last.name_en,
        basis=last.basis,
        short_code=last.matter.short_code,
        local_code=last.matter.local_code,
        planned_from=last.planned_from,
        planned_until=last.planned_until,
    )


def _depth(row: MatterRow) -> int:
    """How far down it is exercised; what is divided between levels counts as above all of them."""
    return 0 if row.level == Level.DIVIDED else int(row.level)


def demand_kind(kind: ChangeKind, before: MatterRow, after: MatterRow) -> None:
    """What a change of each kind may alter, and that it alters anything.

    Raises Refusal: matter_more_than_name, matter_level_not_lower (422), matter_changes_nothing (409).
    """
    if kind == ChangeKind.RENAME and (before.type, before.level, before.basis) != (
        after.type,
        after.level,
        after.basis,
    ):
        raise Refusal("matter_more_than_name", status=422, matter=before.name)
    if kind == ChangeKind.DELEGATE and _depth(after) <= _depth(before):
        raise Refusal("matter_level_not_lower", status=422, matter=before.name)
    renames_nothing = kind == ChangeKind.RENAME and after.name == before.name
    if kind in (ChangeKind.ADJUST, ChangeKind.RENAME) and (before == after or renames_nothing):
        raise Refusal("matter_changes_nothing", matter=before.name)
