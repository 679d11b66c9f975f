"""Rule on the objection to the chair.

行政许可法 48(1)3. Arguments: ruling (upheld | rejected), chair, reason.
"""

from yimen.cases.acting import act

rule_on_challenge = act("rule_on_challenge")
