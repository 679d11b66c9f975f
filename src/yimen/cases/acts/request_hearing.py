"""Ask for a hearing, within five days of being told.

行政许可法 47(1). Arguments: reason.
"""

from yimen.cases.acting import act

request_hearing = act("request_hearing")
