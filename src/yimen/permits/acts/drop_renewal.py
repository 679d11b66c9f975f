"""The application for renewal ended without a decision: withdrawn, turned away or terminated.

行政许可法 50(1). Arguments: case.
"""

from yimen.permits.acting import act

drop_renewal = act("drop_renewal")
