"""Stop the clocks on one of the eight grounds, the time needed told in writing.

行政许可法 45. Arguments: ground, time_needed, note.
"""

from yimen.cases.acting import act

stop_clock = act("stop_clock")
