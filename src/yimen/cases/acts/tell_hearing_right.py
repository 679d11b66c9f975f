"""Tell applicant and third parties that they may ask for a hearing.

行政许可法 47(1). Arguments: interest.
"""

from yimen.cases.acting import act

tell_hearing_right = act("tell_hearing_right")
