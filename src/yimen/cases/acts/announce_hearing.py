"""Announce a hearing that the law orders or the organ finds needed.

行政许可法 46. Arguments: basis (required | public_interest), reason.
"""

from yimen.cases.acting import act

announce_hearing = act("announce_hearing")
