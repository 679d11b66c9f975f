"""What rooms above know of files that are handed in: asked at every hand-in, so that what ended since it was attached is seen.

A room registers its check in `apps.ready`; this room need not know what a certificate is.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from yimen.papers.models import StoredFile

if TYPE_CHECKING:
    from yimen.cases.acts.submit import Application

# Raises Refusal where one of the files (with its material's code) may not be handed in with this application.
Check = Callable[["Application", Sequence[tuple[str, StoredFile]], datetime], None]

_checks: list[Check] = []


def register(check: Check) -> None:
    """Take a check; the same one twice is asked once."""
    if check not in _checks:
        _checks.append(check)


def require_valid(application: "Application", now: datetime) -> None:
    """Raise what a registered check raises. Files that nobody vouches for are not asked about, which most are not."""
    vouched = [(code, file) for code, file in application.materials if file.evidence]
    for check in _checks if vouched else ():
        check(application, vouched, now)
