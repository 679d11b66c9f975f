"""Who saw personal data in clear: one row a look, written before anything is shown."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

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


def reasons() -> list[str]:
    """Why staff look at personal data, to choose from; what was chosen is told to the person concerned."""
    return [
        _("Examination of the application"),
        _("Question to the applicant"),
        _("Check of a document at the counter"),
        _("Complaint or inspection"),
    ]
