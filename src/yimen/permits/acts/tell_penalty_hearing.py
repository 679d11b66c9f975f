"""Tell the holder, before a penalty, that a hearing may be asked for.

行政处罚法 63, 64. Arguments: facts.
"""

from yimen.permits.acting import act

tell_penalty_hearing = act("tell_penalty_hearing")
