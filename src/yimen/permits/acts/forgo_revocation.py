"""Leave standing what could be revoked, for the public interest.

行政许可法 69(3). Arguments: ground, harm.
"""

from yimen.permits.acting import act

forgo_revocation = act("forgo_revocation")
