"""End a case that cannot be decided any more.

行政许可法 37. Arguments: ground (not_corrected | applicant_gone | object_gone), reason.
"""

from yimen.cases.acting import act

terminate = act("terminate")
