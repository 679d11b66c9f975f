"""Hold the hearing and have its record signed.

行政许可法 48. Arguments: record, signed_by.
"""

from yimen.cases.acting import act

hold_hearing = act("hold_hearing")
