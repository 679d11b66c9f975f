"""Confirm that what was owed has come, or was kept.

容缺受理, 上海市优化营商环境条例 27. Arguments: item, note.
"""

from yimen.cases.acting import act

fulfil_obligation = act("fulfil_obligation")
