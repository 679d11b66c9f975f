"""Powers as the API tells them."""

from typing import Any

from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.powers import PowerChange, PowerField, PowerListed, PowerRow
from yimen.powers.content import PowerContent
from yimen.powers.models import PowerVersion
from yimen.powers.states import PowerState
from yimen.powers.wordwise import differences


def power_row(version: PowerVersion) -> PowerRow:
    """One power; everything it names must have been fetched with it."""
    return PowerRow(**_values(version))


def power_listed(version: PowerVersion) -> PowerListed:
    """One row of a list, with its `duty_count`."""
    return PowerListed(**_values(version), responsibilities=version.duty_count)  # type: ignore[attr-defined]


def _values(version: PowerVersion) -> dict[str, Any]:
    same = ("kind", "name", "section", "subject", "basis", "laws", "forwards", "supervision", "status")
    agency = version.agency
    return {name: getattr(version, name) for name in same} | {
        "code": version.power.code,
        "parent": version.parent.code if version.parent else None,
        "agency": AgencyName(code=agency.code, name=Words(zh=agency.name, en=agency.name_en)) if agency else None,
        "service": version.service.code if version.service else None,
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
    }


def power_change(sort: str, state: PowerState, before: PowerContent | None = None) -> PowerChange:
    """One difference; before: how a changed power stood."""
    return PowerChange(
        sort=sort,
        code=state.code,
        kind=state.content.kind,
        name=state.content.name,
        agency=state.agency,
        fields=[] if before is None else _fields(before, state.content),
    )


def _fields(before: PowerContent, after: PowerContent) -> list[PowerField]:
    return [
        PowerField(
            field=str(each.field),
            number=each.number,
            before="".join(piece.text for piece in each.pieces if piece.sort != "added"),
            after="".join(piece.text for piece in each.pieces if piece.sort != "removed"),
        )
        for each in differences(before, after)
    ]
