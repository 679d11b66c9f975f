"""Take the applicant's written promise in place of what the service lists.

上海市优化营商环境条例 27. Arguments: items, note.
"""

from yimen.cases.acting import act

make_promise = act("make_promise")
