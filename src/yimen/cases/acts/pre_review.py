"""Pass the pre-review: the papers look complete before anybody comes in person.

行政许可法 33. Arguments: note.
"""

from yimen.cases.acting import act

pre_review = act("pre_review")
