"""Let a listed material follow later; from now on it is owed.

容缺受理. Arguments: items, note.
"""

from yimen.cases.acting import act

tolerate_gap = act("tolerate_gap")
