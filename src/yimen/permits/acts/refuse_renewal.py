"""Refuse the renewal; the permit runs to its end.

行政许可法 38(2), 50(2). Arguments: reason, remedies, case.
"""

from yimen.permits.acting import act

refuse_renewal = act("refuse_renewal")
