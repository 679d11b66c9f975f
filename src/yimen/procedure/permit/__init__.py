"""A permit after its grant: its own table of acts, its own states, its own fold."""

from yimen.procedure.permit.fold import (
    PERMIT_CHANGES,
    apply_permit,
    fold_permit,
    next_permit_lapse,
    permit_lapses,
)
from yimen.procedure.permit.table import PERMIT_ACTS, PERMIT_ROW, PERMIT_ROW_OF_EVENT
from yimen.procedure.permit.values import PermitFile

__all__ = [
    "PERMIT_ACTS",
    "PERMIT_CHANGES",
    "PERMIT_ROW",
    "PERMIT_ROW_OF_EVENT",
    "PermitFile",
    "apply_permit",
    "fold_permit",
    "next_permit_lapse",
    "permit_lapses",
]
