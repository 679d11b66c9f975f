"""Decide on the spot what the service says can be.

行政许可法 34(2). Arguments as for `decide`.
"""

from yimen.cases.barring import act_that_may_bar

decide_at_once = act_that_may_bar("decide_at_once")
