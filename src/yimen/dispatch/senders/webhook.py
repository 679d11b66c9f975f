"""A POST of JSON to the receiver's own system, signed, and only to where it may go (`outside.py`).

Yimen-Message    the message's reference: a second POST with the same one is a repetition
Yimen-Signature  "t=<Unix seconds>,v1=<hex>": HMAC-SHA256 with the receiver's secret over "<t>.<body>" (`signing.py`)
Redirects are not followed; any status from 200 to 299 counts as taken.
"""

import time

from yimen.dispatch import outside
from yimen.dispatch.models import Message
from yimen.dispatch.signing import signature
from yimen.errors import Refusal


def send(message: Message) -> str | None:
    """Raises Refusal webhook_… ; of the answer only the status is read."""
    body = message.text.encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "yimen-webhook",
        "Yimen-Message": str(message.reference),
        "Yimen-Signature": signature(message.secret, body, int(time.time())),
    }
    status = outside.post(message.address, body, headers)
    if status == 410:
        raise Refusal("webhook_gone")
    if not 200 <= status < 300:
        raise Refusal("webhook_answered", answered=status)
    return str(status)
