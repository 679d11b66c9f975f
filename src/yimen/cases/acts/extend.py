"""Extend the term, once, by the head, with a reason.

行政许可法 42. Arguments: reason.
"""

from yimen.cases.acting import act

extend = act("extend")
