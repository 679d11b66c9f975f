"""What can be done with announcements, one verb a file."""

from yimen.announcements.acts.hand_in import hand_in
from yimen.announcements.acts.publish import publish
from yimen.announcements.acts.send_back import send_back
from yimen.announcements.acts.take_back import take_back
from yimen.announcements.acts.write import Text, write

__all__ = ["Text", "hand_in", "publish", "send_back", "take_back", "write"]
