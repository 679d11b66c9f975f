"""Decide on the spot what the service says can be.

行政许可法 34(2). Arguments as for `decide`.
"""

from yimen.cases.acting import act

decide_at_once = act("decide_at_once")
