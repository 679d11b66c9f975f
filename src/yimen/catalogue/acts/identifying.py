"""The codes of a new service: composed from organ, level and matter, or given, and checked."""

import re
from dataclasses import dataclass
from typing import Any

from yimen import codes
from yimen.catalogue.acts.writing import Row
from yimen.catalogue.matters import demand_standing
from yimen.catalogue.models import Level, Matter
from yimen.codes.item_code import LENGTH
from yimen.errors import Refusal

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{3,79}\Z")


@dataclass(frozen=True)
class Identity:
    """What a new service implements, at which level, and its codes of other lines where it has them already."""

    matter: Matter | None = None
    level: str = ""
    short_code: str = ""
    local_code: str = ""


def identified(row: Row, code: str, identity: Identity | None) -> dict[str, Any]:
    """code, short_code, local_code, matter and level of a proposal.

    Without `code` it is composed of the agency's credit code, the level and the matter's basic code (31 characters); the
    short code likewise where the matter has one. Raises Refusal (422): change_code_wrong, change_level_wrong,
    change_agency_without_code, and those of `codes`; matter_cancelled (409).
    """
    identity = identity or Identity()
    if identity.matter is not None:
        demand_standing(identity.matter)
    level = identity.level or (identity.matter.level if identity.matter else "")
    if level and level not in Level.values:
        raise Refusal("change_level_wrong", status=422, level=level[:10])
    if not code and identity.matter is not None:
        code = _composed(row, level, identity.matter)
    if not _CODE.match(code):
        raise Refusal("change_code_wrong", status=422, value=code[:80])
    if len(code) == LENGTH and code[:18].isalnum():
        level = codes.split_item_code(code).level
    return {
        "code": code,
        "short_code": _short(row, identity),
        "local_code": identity.local_code.strip()[:80],
        "matter": identity.matter,
        "level": level,
    }


def _composed(row: Row, level: str, matter: Matter) -> str:
    if not row.agency.uscc:
        raise Refusal("change_agency_without_code", status=422, agency=row.agency.title)
    return codes.compose_item_code(row.agency.uscc, level, matter.code)


def _short(row: Row, identity: Identity) -> str:
    basic = identity.matter.short_code if identity.matter else ""
    if identity.short_code:
        return codes.check_short_code(identity.short_code, basic)
    if basic and row.agency.uscc:
        return codes.compose_short_code(basic, row.agency.division, row.agency.uscc)
    return ""
