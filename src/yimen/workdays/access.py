"""Who may change a calendar."""

from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.procedure import Role


def require_administrator(user: User) -> None:
    """Raise Refusal calendar_needs_administrator (403) unless this is an administrator's account."""
    if not user.is_active or Role.ADMIN.value not in user.roles:
        raise Refusal("calendar_needs_administrator", status=403)
