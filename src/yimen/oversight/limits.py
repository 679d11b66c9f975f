"""The limits that this district has set (docs/settings.md), as the value that the pure part takes."""

from django.conf import settings

from yimen.cases.open_points import yellow_share
from yimen.oversight.planning import Limits


def limits() -> Limits:
    """Read from the settings at each call, so that tests can change them. Raises Refusal yellow_share_unreadable."""
    return Limits(yellow_share(), settings.YIMEN_LEADER_AFTER_DAYS)
