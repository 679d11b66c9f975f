"""The table of acts, for a lawyer to read: who may do what, from which state, under which conditions, on which article.

One module a chapter of the law, in the order in which a case meets the acts. A later act of the law is a later row,
its guards under `guards/`, its change of the case under `changes/`; nothing else knows the rules.
"""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.table import decision, examination, hearing, keeping, obligations, periods, receipt
from yimen.procedure.table.rows import ActRow, Argument

ACTS: tuple[ActRow[CaseFile], ...] = (
    *receipt.ROWS,
    *examination.ROWS,
    *hearing.ROWS,
    *periods.ROWS,
    *decision.ROWS,
    *obligations.ROWS,
    *keeping.ROWS,
)

ROW: dict[str, ActRow[CaseFile]] = {row.act: row for row in ACTS}
ROW_OF_EVENT: dict[str, ActRow[CaseFile]] = {row.event: row for row in ACTS}

__all__ = ["ACTS", "ROW", "ROW_OF_EVENT", "ActRow", "Argument"]
