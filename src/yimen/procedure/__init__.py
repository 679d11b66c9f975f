"""The procedure of an administrative approval: pure, replayable, one table of acts (行政许可法, 2019).

No database, no Django, no clock on the wall: time, calendar and person come in as values.
"""

from yimen.procedure.arguments import normalise
from yimen.procedure.casefile import CaseFile, ClockRun, Deemed, Erased, HearingFile, Obligation, Opinion, StopRun
from yimen.procedure.changes.clocks import ORGAN_CLOCKS
from yimen.procedure.decide import Possibility, attempt, possibilities
from yimen.procedure.fold import apply, fold
from yimen.procedure.lapse import lapses, next_lapse
from yimen.procedure.rules import Hearing, Periods, ServiceRules, Step, plain_steps
from yimen.procedure.states import (
    BEFORE_ACCEPTANCE,
    CLOSED,
    PERMIT_STATE_WORDS,
    ROLE_WORDS,
    STATE_WORDS,
    PermitState,
    Role,
    State,
)
from yimen.procedure.table import ACTS, ROW, ROW_OF_EVENT, ActRow, Argument
from yimen.procedure.values import SYSTEM, Actor, Event
from yimen.procedure.words import Words

__all__ = [
    "ACTS",
    "BEFORE_ACCEPTANCE",
    "CLOSED",
    "ORGAN_CLOCKS",
    "PERMIT_STATE_WORDS",
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
    "Deemed",
    "Erased",
    "Event",
    "Hearing",
    "HearingFile",
    "Obligation",
    "Opinion",
    "Periods",
    "PermitState",
    "Possibility",
    "Role",
    "ServiceRules",
    "State",
    "Step",
    "StopRun",
    "Words",
    "apply",
    "attempt",
    "fold",
    "lapses",
    "next_lapse",
    "normalise",
    "plain_steps",
    "possibilities",
]
