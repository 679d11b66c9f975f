"""What can be done with outgoing messages, one verb a file."""

from yimen.dispatch.acts.deliver import deliver_pending
from yimen.dispatch.acts.purge import purge_messages
from yimen.dispatch.acts.queue import Outgoing, queue
from yimen.dispatch.acts.resend import resend

__all__ = ["Outgoing", "deliver_pending", "purge_messages", "queue", "resend"]
