"""Accept the application: the statutory and the promised term begin.

行政许可法 32(1)5, 42. Arguments: note. After a deemed acceptance it only confirms.
"""

from yimen.cases.acting import act

accept = act("accept")
