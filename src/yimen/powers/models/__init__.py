"""Tables of the room: the list (`listed`), the rounds that change it (`combing`), the common list of towns (`common`)."""

from yimen.powers.models.combing import Demand, Line, LineAction, Remark, Sheet, SheetStatus, SheetStep
from yimen.powers.models.common import Adoption, LocalException
from yimen.powers.models.listed import KINDS, Exercise, Power, PowerVersion, Responsibility, Round

__all__ = [
    "KINDS",
    "Adoption",
    "Demand",
    "Exercise",
    "Line",
    "LineAction",
    "LocalException",
    "Power",
    "PowerVersion",
    "Remark",
    "Responsibility",
    "Round",
    "Sheet",
    "SheetStatus",
    "SheetStep",
]
