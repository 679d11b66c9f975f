"""Take down what the applicant or a third party has to say.

行政许可法 36. Arguments: party, statement.
"""

from yimen.cases.acting import act

state_views = act("state_views")
