"""Who saw personal data in clear: one row a look, written before anything is shown."""

from collections.abc import Sequence

from django.http import HttpRequest

from yimen.accounts.acts import record_look


def record(request: HttpRequest, subject: str, fields: Sequence[str], purpose: str = "") -> None:
    """Write down that the person of this request is about to see these fields of this case."""
    record_look(
        user_id=int(request.actor.who),  # type: ignore[attr-defined]
        subject=subject,
        fields=fields,
        purpose=purpose,
        now=request.now,  # type: ignore[attr-defined]
        request_id=request.id,  # type: ignore[attr-defined]
    )
