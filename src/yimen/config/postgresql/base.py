"""Named by DATABASES["default"]["ENGINE"]; Django asks for a module of this name."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Looks at the socket before it asks the server whether a kept connection still lives.

    CONN_HEALTH_CHECKS asks before the first query of every request, by a query: a round trip more than an act needs.
    A server that stopped has closed the socket, and what is closed can be read from. Only then, or when something
    else waits to be read, the query is sent.
    """

    def is_usable(self) -> bool:
        return self._quiet() or bool(super().is_usable())

    def _quiet(self) -> bool:
        """Whether the connection is open and nothing has come in on it."""
        if self.connection is None or self.connection.closed:
            return False
        poll = select.poll()
        poll.register(self.connection.fileno(), select.POLLIN | select.POLLHUP | select.POLLERR)
        return not poll.poll(0)
