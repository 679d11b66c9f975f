"""Forms kept for somebody whose session had ended: put away, found again by the same account only, thrown away."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from yimen.accounts.models import KeptForm, User
from yimen.errors import Refusal

KEPT_FOR = timedelta(days=1)
MOST_CHARACTERS = 200_000

Fields = Sequence[tuple[str, str]]


def keep(owner: User, address: str, page: str, fields: Fields, now: datetime) -> KeptForm | None:
    """Keep the fields of a form; None when there is nothing to keep, or more than a form of ours can hold."""
    content = json.dumps(list(fields), ensure_ascii=False)
    if not fields or len(content) > MOST_CHARACTERS or max(len(address), len(page)) > 500:
        return None
    return KeptForm.objects.create(user=owner, address=address, page=page, content=content, created_at=now)


def kept_for(user_id: str, form_id: UUID | str, now: datetime) -> tuple[KeptForm, Fields]:
    """The kept form and its fields, for its owner only. Raises Refusal kept_form_not_found (404)."""
    form = KeptForm.objects.filter(pk=form_id, user_id=user_id, created_at__gt=now - KEPT_FOR).first()
    if form is None:
        raise Refusal("kept_form_not_found", status=404)
    return form, [(str(name), str(value)) for name, value in json.loads(form.content)]


def purge(now: datetime) -> int:
    """Remove forms that nobody came back for; returns how many."""
    return KeptForm.objects.filter(created_at__lte=now - KEPT_FOR).delete()[0]
