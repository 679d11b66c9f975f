"""Who saw personal data in clear: one row a look, written before anything is shown."""

from collections.abc import Sequence

from django.http import HttpRequest

from yimen.accounts.models import Disclosure


def record(request: HttpRequest, subject: str, fields: Sequence[str], purpose: str = "") -> None:
    """Write down that the person of this request is about to see these fields of this case."""
    Disclosure.objects.create(
        user_id=int(request.actor.who),  # type: ignore[attr-defined]
        subject=subject,
        fields=[name[:40] for name in fields],
        purpose=purpose[:200],
        at=request.now,  # type: ignore[attr-defined]
        request_id=request.id[:36],  # type: ignore[attr-defined]
    )
