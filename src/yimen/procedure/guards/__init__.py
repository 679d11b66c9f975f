"""What must hold before an act, beyond role and state. Each guard returns the refusal, or None when all is well.

A *guard* asks about the case and the person, so a page can grey an act before anything is typed; a *check* asks about
the arguments.
"""

from yimen.procedure.guards.values import Attempt, F, Guard, GuardOf

__all__ = ["Attempt", "F", "Guard", "GuardOf"]
