"""Give an opinion on a step of the examination.

行政许可法 34. Arguments: step, opinion (agree | disagree), text.
"""

from yimen.cases.acting import act

opine = act("opine")
