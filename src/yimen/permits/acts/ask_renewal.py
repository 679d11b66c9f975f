"""Apply for renewal, in time before the end.

行政许可法 50(1). Arguments: case (the application, where it is one).
"""

from yimen.permits.acting import act

ask_renewal = act("ask_renewal")
