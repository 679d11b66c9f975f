"""The procedure of an administrative approval: pure, replayable, one table of acts (行政许可法, 2019).

No database, no Django, no clock on the wall: time, calendar and person come in as values.
"""

from yimen.procedure.arguments import normalise
from yimen.procedure.decide import Possibility, attempt, possibilities
from yimen.procedure.fold import apply, fold
from yimen.procedure.states import BEFORE_ACCEPTANCE, CLOSED, ROLE_WORDS, STATE_WORDS, Role, State
from yimen.procedure.table import ACTS, ROW, ROW_OF_EVENT, ActRow, Argument
from yimen.procedure.values import SYSTEM, Actor, CaseFile, ClockRun, Event, Opinion, ServiceRules
from yimen.procedure.words import Words

__all__ = [
    "ACTS",
    "BEFORE_ACCEPTANCE",
    "CLOSED",
    "ROLE_WORDS",
    "ROW",
    "ROW_OF_EVENT",
    "STATE_WORDS",
    "SYSTEM",
    "ActRow",
    "Actor",
    "Argument",
    "CaseFile",
    "ClockRun",
    "Event",
    "Opinion",
    "Possibility",
    "Role",
    "ServiceRules",
    "State",
    "Words",
    "apply",
    "attempt",
    "fold",
    "normalise",
    "possibilities",
]
