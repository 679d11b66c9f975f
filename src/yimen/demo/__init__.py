"""The demo district: Baoshan as of mid-2016, and a live "today". Everything is invented except places and kinds of service.

`load_demo(progress, now)` loads it, again and again without doubling; `logins` says who can sign in.
"""

from collections.abc import Callable
from datetime import datetime

Progress = Callable[[str, int, int], None]


def load_demo(progress: Progress = lambda text, done, total: None, now: datetime | None = None) -> None:
    """Load agencies, logins, services, parties and cases. Repeating it adds nothing that is there already.

    progress(text, done, total) is called often; now (aware): the moment that the live cases lie around, default the clock's.
    """
    from django.utils import timezone

    from yimen.demo.load import load

    load(progress, now or timezone.now())
