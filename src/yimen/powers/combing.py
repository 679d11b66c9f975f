"""The order of a combing round as a table: which step leads from where to where, who takes it, who may not. Pure.

drafting ─ hand in ─► handed in ─ legal office ─► legal ─ reform office ─► reform ─ second person ─► accepted
    ▲                     └──────────────── sent back ◄───────────────────────┴─────────────────────────┘
"""

from collections.abc import Collection
from dataclasses import dataclass

from yimen.errors import Refusal
from yimen.powers.models.combing import SheetStatus
from yimen.procedure import ROLE_WORDS, Actor, Role

# Sections draft for their own department, the reform office drafts the common list.
DRAFTERS = (Role.OFFICER, Role.SECTION_HEAD)
REFORM = (Role.REFORM_OFFICE,)
LEGAL = (Role.LEGAL_OFFICE,)
READERS = (*DRAFTERS, *LEGAL, *REFORM, Role.ADMIN)
DRAFTED = (SheetStatus.DRAFTING, SheetStatus.RETURNED)
# At which stage each office remarks, and sends back what it does not like.
STAGES: dict[SheetStatus, tuple[Role, ...]] = {
    SheetStatus.HANDED_IN: LEGAL,
    SheetStatus.LEGAL_REVIEWED: REFORM,
    SheetStatus.REFORM_REVIEWED: REFORM,
    SheetStatus.ACCEPTED: REFORM,
}


@dataclass(frozen=True)
class Move:
    """One step. others_only: whoever drafted or handed in may not take it."""

    name: str
    after: tuple[SheetStatus, ...]
    to: SheetStatus
    roles: tuple[Role, ...]
    others_only: bool = True


MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        Move("hand_in", DRAFTED, SheetStatus.HANDED_IN, (Role.SECTION_HEAD,), others_only=False),
        Move("legal", (SheetStatus.HANDED_IN,), SheetStatus.LEGAL_REVIEWED, LEGAL),
        Move("reform", (SheetStatus.LEGAL_REVIEWED,), SheetStatus.REFORM_REVIEWED, REFORM),
        Move("accept", (SheetStatus.REFORM_REVIEWED,), SheetStatus.ACCEPTED, REFORM),
        Move("return", tuple(STAGES), SheetStatus.RETURNED, (*LEGAL, *REFORM), others_only=False),
    )
}


@dataclass(frozen=True)
class Standing:
    """A sheet as the rules see it. agency: its code, empty for the common list.

    drafters   who wrote a line or handed in; reviewer: who reviewed it for the reform office last
    unanswered codes of powers with a remark that has no answer
    """

    status: SheetStatus
    agency: str = ""
    agency_title: str = ""
    round_title: str = ""
    published: bool = False
    drafters: frozenset[str] = frozenset()
    reviewer: str = ""
    unanswered: tuple[str, ...] = ()


def demand_move(name: str, sheet: Standing, actor: Actor) -> Move:
    """The step, when this person may take it now.

    Raises Refusal: sheet_needs_role, sheet_of_other_agency, sheet_own_draft, sheet_same_eyes (403), round_published,
    sheet_out_of_order, sheet_remarks_open (409).
    """
    move = MOVES[name]
    _demand_person(move, sheet, actor)
    _demand_time(move, sheet)
    if move.others_only and actor.who in sheet.drafters:
        raise Refusal("sheet_own_draft", status=403)
    if name == "accept" and actor.who == sheet.reviewer:
        raise Refusal("sheet_same_eyes", status=403)
    if name != "return" and sheet.unanswered:
        raise Refusal("sheet_remarks_open", count=len(sheet.unanswered), power=sheet.unanswered[0])
    return move


def demand_drafting(sheet: Standing, actor: Actor, roles: tuple[Role, ...] = DRAFTERS) -> None:
    """Let whoever drafts this sheet write on it. Raises as `demand_move`."""
    _demand_drafter(sheet, actor, roles)
    if sheet.published:
        raise Refusal("round_published", title=sheet.round_title)
    if sheet.status not in DRAFTED:
        raise Refusal("sheet_out_of_order", step=SheetStatus.DRAFTING.label, state=SheetStatus(sheet.status).label)


def demand_filling(sheet: Standing, actor: Actor) -> None:
    """Let an office write a list that came in on any sheet; its department looks it through and hands it in. Raises as `demand_move`."""
    _demand_roles(actor, REFORM)
    if sheet.published:
        raise Refusal("round_published", title=sheet.round_title)
    if sheet.status not in DRAFTED:
        state = SheetStatus(sheet.status).label
        raise Refusal("sheet_handed_in", agency=sheet.agency_title, state=state)


def demand_remarking(sheet: Standing, actor: Actor) -> Role:
    """The office that may remark at this stage. Raises as `demand_move`."""
    if sheet.published:
        raise Refusal("round_published", title=sheet.round_title)
    roles = STAGES.get(sheet.status)
    if roles is None:
        _demand_roles(actor, (*LEGAL, *REFORM))
        raise Refusal("sheet_out_of_order", step=SheetStatus.RETURNED.label, state=SheetStatus(sheet.status).label)
    _demand_roles(actor, roles)
    _demand_own_house(sheet, actor)
    return roles[0]


def possible_moves(sheet: Standing, actor: Actor) -> list[str]:
    """The steps that this person can take now, for the buttons of a page; the acts ask again, under lock."""
    return [name for name in MOVES if _lets(name, sheet, actor)]


def _lets(name: str, sheet: Standing, actor: Actor) -> bool:
    try:
        demand_move(name, sheet, actor)
    except Refusal as refusal:
        # What is only missing is said when the button is pressed.
        return refusal.code == "sheet_remarks_open"
    return True


def _demand_person(move: Move, sheet: Standing, actor: Actor) -> None:
    if move.name == "hand_in":
        _demand_drafter(sheet, actor, move.roles)
    elif move.name == "return":
        _demand_roles(actor, STAGES.get(sheet.status, move.roles))
        _demand_own_house(sheet, actor)
    else:
        _demand_roles(actor, move.roles)
        _demand_own_house(sheet, actor)


def _demand_time(move: Move, sheet: Standing) -> None:
    if sheet.published:
        raise Refusal("round_published", title=sheet.round_title)
    if sheet.status not in move.after:
        raise Refusal("sheet_out_of_order", step=SheetStatus(move.to).label, state=SheetStatus(sheet.status).label)


def _demand_drafter(sheet: Standing, actor: Actor, roles: tuple[Role, ...]) -> None:
    _demand_roles(actor, roles if sheet.agency else REFORM)
    if sheet.agency and actor.agency != sheet.agency:
        raise Refusal("sheet_of_other_agency", status=403, agency=sheet.agency_title)


def _demand_own_house(sheet: Standing, actor: Actor) -> None:
    """A department's own legal office reviews its own department alone; the district's has no department."""
    if actor.agency and actor.agency != sheet.agency:
        raise Refusal("sheet_of_other_agency", status=403, agency=sheet.agency_title)


def _demand_roles(actor: Actor, roles: Collection[Role]) -> None:
    if not actor.roles.intersection(roles):
        raise Refusal("sheet_needs_role", status=403, role=ROLE_WORDS[tuple(roles)[-1]])
