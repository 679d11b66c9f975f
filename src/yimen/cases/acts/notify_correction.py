"""Tell everything that has to be corrected, once and in writing.

行政许可法 32(1)4. Arguments: items (all of them), note.
"""

from yimen.cases.acting import act

notify_correction = act("notify_correction")
