"""From the fields that were read, the form, the registers and the demands of a service to findings. Pure, no database.

`look` is the whole; each file beside it is a group of rules of one shape: (demand, handed, told) -> findings.
"""

from yimen.prereview.rules.looking import look
from yimen.prereview.rules.sentences import RULES, words
from yimen.prereview.rules.told import Application, Handed, RegisterEntry, Told

__all__ = ["RULES", "Application", "Handed", "RegisterEntry", "Told", "look", "words"]
