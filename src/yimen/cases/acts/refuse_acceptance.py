"""Refuse to accept the application, at once and with the ground.

行政许可法 32(1)1-2. Arguments: ground (not_needed | not_competent | false_statement | barred), organ, reason.
"""

from yimen.cases.barring import act_that_may_bar

refuse_acceptance = act_that_may_bar("refuse_acceptance")
