"""Order that a broken promise be made good within a term.

上海市优化营商环境条例 27. Arguments: item, term, reason.
"""

from yimen.cases.acting import act

order_rectification = act("order_rectification")
