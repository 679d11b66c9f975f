"""What can be done to accounts and their tokens, one verb a file."""

from yimen.accounts.acts.create_token import NewToken, create_system_token, create_token
from yimen.accounts.acts.revoke_token import revoke_token

__all__ = ["NewToken", "create_system_token", "create_token", "revoke_token"]
