"""Decide the application.

行政许可法 38. Arguments: outcome (grant | refuse), conditions, reason, remedies, false_statement.
"""

from yimen.cases.barring import act_that_may_bar

decide = act_that_may_bar("decide")
