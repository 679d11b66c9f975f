"""Close the books on a permit.

行政许可法 70. Arguments: trigger, reason.
"""

from yimen.permits.acting import act

cancel = act("cancel")
