"""Whether a page may listen, where the signature of its address is not enough: asked of the database, in a few threads."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import close_old_connections

from yimen.consult import listening
from yimen.ledger.topics import Ticket

# A restart brings every open page back at once: they are asked after in turn, over so many connections.
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="readers")


async def may_listen(allowed: Ticket) -> bool:
    """Whether the reader of this ticket may hear of its topics now. Database errors are raised."""
    if not listening.concerns(allowed.topics):
        return True
    return await asyncio.get_running_loop().run_in_executor(_threads, _ask, allowed)


def may_have_changed(allowed: Ticket, told: list[dict[str, Any]]) -> bool:
    """Whether what happened can have ended this reader's access: a conversation they follow changed hands."""
    return any(
        each.get("what") == "state" and f"{listening.PREFIX}:{each.get('about')}" in allowed.topics for each in told
    )


def _ask(allowed: Ticket) -> bool:
    close_old_connections()
    try:
        return listening.may_listen(allowed.reader, allowed.topics)
    finally:
        close_old_connections()
