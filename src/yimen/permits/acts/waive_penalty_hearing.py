"""The holder does not want a hearing.

行政处罚法 64. No arguments.
"""

from yimen.permits.acting import act

waive_penalty_hearing = act("waive_penalty_hearing")
