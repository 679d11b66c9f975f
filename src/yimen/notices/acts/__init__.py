"""What can be done with notices, one verb a file."""

from yimen.notices.acts.choose import Choice, choose
from yimen.notices.acts.confirm_email import confirm_email
from yimen.notices.acts.mark_seen import mark_seen
from yimen.notices.acts.tell import tell

__all__ = ["Choice", "choose", "confirm_email", "mark_seen", "tell"]
