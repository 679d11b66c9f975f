"""Send the lower organ's opinion and all materials up to the organ that decides.

行政许可法 35, 43. Arguments: opinion (agree | disagree), text.
"""

from yimen.cases.acting import act

report_preliminary = act("report_preliminary")
