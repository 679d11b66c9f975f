"""Waive the hearing, where nobody else could ask for it.

行政许可法 47(1).
"""

from yimen.cases.acting import act

waive_hearing = act("waive_hearing")
