"""Withdraw the application.

行政许可法 29. Arguments: reason.
"""

from yimen.cases.acting import act

withdraw = act("withdraw")
