"""Object to the chair of the hearing.

行政许可法 48(1)3. Arguments: reason.
"""

from yimen.cases.acting import act

challenge_chair = act("challenge_chair")
