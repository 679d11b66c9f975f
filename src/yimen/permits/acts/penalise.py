"""Take the permit away as a penalty.

行政处罚法 9(3), 63. Arguments: decision, reason, remedies.
"""

from yimen.permits.acting import act

penalise = act("penalise")
