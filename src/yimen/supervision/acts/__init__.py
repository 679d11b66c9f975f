"""What is done after a grant, one verb a file."""

from yimen.supervision.acts.hand_over import hand_over
from yimen.supervision.acts.take_over import take_over

__all__ = ["hand_over", "take_over"]
