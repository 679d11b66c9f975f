"""The limits that this district has set (docs/settings.md), as the value that the pure part takes."""

from django.conf import settings

from yimen.oversight.planning import Limits, read_share


def limits() -> Limits:
    """Read from the settings at each call, so that tests can change them. Raises Refusal yellow_share_unreadable."""
    return Limits(read_share(settings.YIMEN_YELLOW_SHARE), settings.YIMEN_LEADER_AFTER_DAYS)
