"""Tell third parties that their major interests are touched.

行政许可法 36. Arguments: parties, interest.
"""

from yimen.cases.acting import act

notify_interested = act("notify_interested")
