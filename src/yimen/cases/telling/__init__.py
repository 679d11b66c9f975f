"""What the applicant is told of each step of a case, and reminded of: sentences for the room `notices`."""

from yimen.cases.telling.events import TELLING, tell_event
from yimen.cases.telling.reminders import remind
from yimen.cases.telling.sentences import REMINDERS, STEPS, UNTOLD

__all__ = ["REMINDERS", "STEPS", "TELLING", "UNTOLD", "remind", "tell_event"]
