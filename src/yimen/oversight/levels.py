"""Who hears of a warning: the rungs of escalation and the rules behind the warnings, as data in one table. Pure."""

from dataclasses import dataclass

from yimen.clock import Colour
from yimen.procedure import Role, Words


@dataclass(frozen=True)
class Level:
    """One rung. Everybody of a lower rung goes on seeing what was escalated above them.

    rule       number of the supervision rule (监察规则编号)
    colour     the colour with which a warning begins on this rung; None: a warning only climbs here
    inside     roles in the responsible agency that are told on this rung
    outside    roles over all agencies that are told
    """

    number: int
    rule: str
    colour: Colour | None
    title: Words
    inside: tuple[Role, ...] = ()
    outside: tuple[Role, ...] = ()


LEVELS: tuple[Level, ...] = (
    Level(
        1,
        "SX-01",
        Colour.YELLOW,
        Words("黄牌预警：告知承办人员", "Yellow: the officer responsible is told"),
        inside=(Role.OFFICER,),
    ),
    Level(
        2,
        "SX-02",
        Colour.RED,
        Words("红牌预警：告知审批科负责人", "Red: the section head is told"),
        inside=(Role.SECTION_HEAD,),
    ),
    Level(
        3,
        "SX-03",
        Colour.OVERDUE,
        Words("超时：告知行政机关负责人和监督人员", "Overdue: the head of the agency and the supervisor are told"),
        inside=(Role.AGENCY_HEAD,),
        outside=(Role.SUPERVISOR,),
    ),
    Level(
        4,
        "SX-04",
        None,
        Words("严重超时或者升级督办：报告区领导", "Long overdue, or escalated: the district leader is told"),
        outside=(Role.LEADER,),
    ),
)

BY_NUMBER = {level.number: level for level in LEVELS}
LEADER_LEVEL = LEVELS[-1].number


def level_of(colour: Colour) -> Level:
    """The rung on which a warning of this colour begins. Raises KeyError for green, which warns of nothing."""
    found = {level.colour: level for level in LEVELS if level.colour is not None}
    return found[colour]


def lowest_level(role: Role) -> int | None:
    """The first rung on which somebody in this role is told; None: never."""
    return next((level.number for level in LEVELS if role in (*level.inside, *level.outside)), None)
