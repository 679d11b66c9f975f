"""A share that nobody can read is told before the first night, not in it."""

from typing import Any

from django.core.checks import CheckMessage, Error

from yimen.errors import Refusal
from yimen.oversight.limits import limits


def yellow_share_is_readable(**_: Any) -> list[CheckMessage]:
    """An error when YIMEN_YELLOW_SHARE is no number between 0 and 1."""
    try:
        limits()
    except Refusal as refusal:
        text = f"YIMEN_YELLOW_SHARE={refusal.data['value']!r} is no share of a term between 0 and 1, such as 0.3."
        return [Error(text, id="oversight.E001")]
    return []
