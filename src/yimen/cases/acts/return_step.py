"""Go back to an earlier step; its opinions and those resting on it are set aside.

行政许可法 34. Arguments: step, reason.
"""

from yimen.cases.acting import act

return_step = act("return_step")
