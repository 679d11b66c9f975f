"""The signature of a webhook: made here, and checked by the receiver in the same way. Pure."""

import hashlib
import hmac

# Older than this a receiver should refuse it: somebody may be sending an old message again.
FRESH_SECONDS = 300


def signature(secret: str, body: bytes, at: int) -> str:
    """The header for a body sent at this Unix second."""
    return f"t={at},v1={_digest(secret, body, at)}"


def is_genuine(header: str, secret: str, body: bytes, now: int) -> bool:
    """What a receiver asks: signed with this secret, over this body, and not too long ago."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    at = parts.get("t", "")
    if not at.isdecimal() or abs(now - int(at)) > FRESH_SECONDS:
        return False
    return hmac.compare_digest(_digest(secret, body, int(at)), parts.get("v1", ""))


def _digest(secret: str, body: bytes, at: int) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
