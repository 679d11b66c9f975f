"""Let the clocks go on.

行政许可法 45. Arguments: ground (where several stand), note.
"""

from yimen.cases.acting import act

resume_clock = act("resume_clock")
