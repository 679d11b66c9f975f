"""Give notice of time, place and chair, seven days ahead.

行政许可法 48(1)1. Arguments: day, place, chair.
"""

from yimen.cases.acting import act

notify_hearing = act("notify_hearing")
