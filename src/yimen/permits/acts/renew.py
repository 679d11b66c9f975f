"""Renew the permit.

行政许可法 50(2). Arguments: valid_until (the new last day), case.
"""

from yimen.permits.acting import act

renew = act("renew")
