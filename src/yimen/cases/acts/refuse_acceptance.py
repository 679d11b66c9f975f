"""Refuse to accept the application, at once and with the ground.

行政许可法 32(1)1-2. Arguments: ground (not_needed | not_competent | false_statement | barred), organ, reason.
"""

from yimen.cases.acting import act

refuse_acceptance = act("refuse_acceptance")
