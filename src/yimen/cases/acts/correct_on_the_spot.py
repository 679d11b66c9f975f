"""Let the applicant put right on the spot what can be put right there.

行政许可法 32(1)3. Arguments: items, note.
"""

from yimen.cases.acting import act

correct_on_the_spot = act("correct_on_the_spot")
