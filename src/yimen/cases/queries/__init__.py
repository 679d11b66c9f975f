"""Reads of cases that pages and API share."""

from yimen.cases.queries.dossier import Dossier, case_for, dossier, history, stored_answers
from yimen.cases.queries.invited import invitation_for
from yimen.cases.queries.lists import VIEWS, WorklistFilters, counts, own_cases, own_cases_for, taken_in, worklist
from yimen.cases.queries.past import dossier_on
from yimen.cases.queries.possible import possible_acts
from yimen.cases.queries.tracking import track

__all__ = [
    "VIEWS",
    "Dossier",
    "WorklistFilters",
    "case_for",
    "counts",
    "dossier",
    "dossier_on",
    "history",
    "invitation_for",
    "own_cases",
    "own_cases_for",
    "possible_acts",
    "stored_answers",
    "taken_in",
    "track",
    "worklist",
]
