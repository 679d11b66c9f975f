"""Hand the certificate over.

行政许可法 44. Arguments: method (online | window | post).
"""

from yimen.cases.acting import act

deliver = act("deliver")
