"""The order of a round, row by row: the wrong person, the wrong moment, the open remark; then who may."""

from dataclasses import replace

import pytest

from yimen.errors import Refusal
from yimen.powers.combing import MOVES, Standing, demand_drafting, demand_move, demand_remarking, possible_moves
from yimen.powers.models import SheetStatus
from yimen.powers.tests.factories import LEGAL, REFORM, SECOND, clerk, head
from yimen.procedure import Actor, Role

OWN = Standing(SheetStatus.DRAFTING, agency="scjg", drafters=frozenset({"clerk-scjg"}))
AT = {status: replace(OWN, status=status) for status in SheetStatus}
REFORMED = replace(AT[SheetStatus.REFORM_REVIEWED], reviewer="reform")
COMMON = replace(OWN, agency="", drafters=frozenset({"reform"}))
BOTH = Actor("clerk-scjg", "两职", frozenset({Role.LEGAL_OFFICE, Role.REFORM_OFFICE}))
HOUSE = Actor("house", "卫生法制", frozenset({Role.LEGAL_OFFICE}), "wjw")

REFUSED = [
    ("hand_in", OWN, clerk(), "sheet_needs_role"),
    ("hand_in", OWN, head("wjw"), "sheet_of_other_agency"),
    ("hand_in", OWN, REFORM, "sheet_needs_role"),
    ("hand_in", COMMON, head(), "sheet_needs_role"),
    ("hand_in", AT[SheetStatus.HANDED_IN], head(), "sheet_out_of_order"),
    ("hand_in", AT[SheetStatus.ACCEPTED], head(), "sheet_out_of_order"),
    ("hand_in", replace(OWN, unanswered=("1", "2")), head(), "sheet_remarks_open"),
    ("hand_in", replace(OWN, published=True), head(), "round_published"),
    ("legal", AT[SheetStatus.HANDED_IN], REFORM, "sheet_needs_role"),
    ("legal", AT[SheetStatus.HANDED_IN], HOUSE, "sheet_of_other_agency"),
    ("legal", AT[SheetStatus.HANDED_IN], BOTH, "sheet_own_draft"),
    ("legal", OWN, LEGAL, "sheet_out_of_order"),
    ("legal", replace(AT[SheetStatus.HANDED_IN], unanswered=("1",)), LEGAL, "sheet_remarks_open"),
    ("reform", AT[SheetStatus.LEGAL_REVIEWED], LEGAL, "sheet_needs_role"),
    ("reform", AT[SheetStatus.HANDED_IN], REFORM, "sheet_out_of_order"),
    ("reform", replace(COMMON, status=SheetStatus.LEGAL_REVIEWED), REFORM, "sheet_own_draft"),
    ("accept", REFORMED, REFORM, "sheet_same_eyes"),
    ("accept", REFORMED, BOTH, "sheet_own_draft"),
    ("accept", REFORMED, head(), "sheet_needs_role"),
    ("accept", AT[SheetStatus.LEGAL_REVIEWED], SECOND, "sheet_out_of_order"),
    ("return", AT[SheetStatus.HANDED_IN], REFORM, "sheet_needs_role"),
    ("return", AT[SheetStatus.LEGAL_REVIEWED], LEGAL, "sheet_needs_role"),
    ("return", OWN, LEGAL, "sheet_out_of_order"),
    ("return", AT[SheetStatus.ACCEPTED], clerk(), "sheet_needs_role"),
]
ALLOWED = [
    ("hand_in", OWN, head()),
    ("hand_in", AT[SheetStatus.RETURNED], head()),
    ("hand_in", COMMON, REFORM),
    ("legal", AT[SheetStatus.HANDED_IN], LEGAL),
    ("reform", AT[SheetStatus.LEGAL_REVIEWED], REFORM),
    ("accept", REFORMED, SECOND),
    ("return", AT[SheetStatus.HANDED_IN], LEGAL),
    ("return", REFORMED, REFORM),
    ("return", AT[SheetStatus.ACCEPTED], REFORM),
]


@pytest.mark.parametrize(("name", "sheet", "actor", "code"), REFUSED)
def test_refused(name: str, sheet: Standing, actor: Actor, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        demand_move(name, sheet, actor)
    assert refused.value.code == code


@pytest.mark.parametrize(("name", "sheet", "actor"), ALLOWED)
def test_allowed(name: str, sheet: Standing, actor: Actor) -> None:
    assert demand_move(name, sheet, actor) is MOVES[name]
    assert name in possible_moves(sheet, actor)


@pytest.mark.parametrize(
    ("sheet", "actor", "code"),
    [
        (OWN, REFORM, "sheet_needs_role"),
        (OWN, clerk("wjw"), "sheet_of_other_agency"),
        (AT[SheetStatus.HANDED_IN], clerk(), "sheet_out_of_order"),
        (replace(OWN, published=True), clerk(), "round_published"),
        (COMMON, clerk(), "sheet_needs_role"),
    ],
)
def test_who_may_not_draft(sheet: Standing, actor: Actor, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        demand_drafting(sheet, actor)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("sheet", "actor", "code"),
    [
        (OWN, clerk(), "sheet_needs_role"),
        (OWN, LEGAL, "sheet_out_of_order"),
        (AT[SheetStatus.HANDED_IN], REFORM, "sheet_needs_role"),
        (AT[SheetStatus.HANDED_IN], HOUSE, "sheet_of_other_agency"),
        (replace(AT[SheetStatus.HANDED_IN], published=True), LEGAL, "round_published"),
    ],
)
def test_who_may_not_remark(sheet: Standing, actor: Actor, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        demand_remarking(sheet, actor)
    assert refused.value.code == code


def test_each_office_remarks_at_its_stage() -> None:
    demand_drafting(OWN, clerk())
    demand_drafting(COMMON, REFORM)
    assert demand_remarking(AT[SheetStatus.HANDED_IN], LEGAL) is Role.LEGAL_OFFICE
    assert demand_remarking(AT[SheetStatus.LEGAL_REVIEWED], REFORM) is Role.REFORM_OFFICE
