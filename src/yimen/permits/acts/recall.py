"""Recall a lawful permit in the public interest, against compensation.

行政许可法 8(2). Arguments: ground (law_changed | facts_changed), public_interest, compensation, remedies.
"""

from yimen.permits.acting import act

recall = act("recall")
