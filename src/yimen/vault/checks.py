"""The platform does not start with keys that would make personal data unreadable."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from yimen.vault.keys import keyring


def data_key_is_usable(**_: Any) -> list[CheckMessage]:
    """An error when YIMEN_DATA_KEY is missing or is not 32 bytes in base64."""
    try:
        keyring()
    except ImproperlyConfigured as fault:
        hint = "Make one with: python -c 'import base64, os; print(base64.b64encode(os.urandom(32)).decode())'"
        return [Error(str(fault), hint=hint, id="vault.E001")]
    return []
