"""What can be done to accounts and their tokens, one verb a file."""

from yimen.accounts.acts.change_phone import change_phone
from yimen.accounts.acts.create_token import NewToken, create_system_token, create_token
from yimen.accounts.acts.open_account import open_account
from yimen.accounts.acts.record_look import record_look
from yimen.accounts.acts.revoke_token import revoke_token

__all__ = [
    "NewToken",
    "change_phone",
    "create_system_token",
    "create_token",
    "open_account",
    "record_look",
    "revoke_token",
]
