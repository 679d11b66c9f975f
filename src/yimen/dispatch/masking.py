"""An address as lists show it: enough to tell two apart, too little to write to."""

from urllib.parse import urlsplit

from yimen.dispatch.models import Channel
from yimen.vault import mask_phone


def mask_address(channel: str, address: str) -> str:
    """someone@example.org -> s****@example.org; a phone as everywhere; of a webhook the host."""
    if channel == Channel.SMS:
        return mask_phone(address)
    if channel == Channel.WEBHOOK:
        return (urlsplit(address).hostname or "")[:200]
    name, _at, host = address.rpartition("@")
    return f"{name[:1]}****@{host}"[:200]
