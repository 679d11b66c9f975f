"""Keys that an installation makes for itself: `<home>/secrets.json`, readable by its owner only."""

import base64
import secrets
from collections.abc import Callable
from pathlib import Path

from yimen.engine.files import locked, read_json, write_json

_MAKE: dict[str, Callable[[], str]] = {
    "YIMEN_SECRET_KEY": lambda: secrets.token_urlsafe(48),
    "YIMEN_DATA_KEY": lambda: base64.b64encode(secrets.token_bytes(32)).decode(),
}


def ensure_secrets(home: Path) -> list[str]:
    """Make the keys that are missing and keep those that are there; the names of the new ones.

    The data key encrypts personal data at rest: whoever loses this file loses them, so back it up.
    """
    with locked(home / "secrets.lock"):
        known = read_json(home / "secrets.json")
        missing = [name for name in _MAKE if not known.get(name)]
        if missing:
            write_json(home / "secrets.json", known | {name: _MAKE[name]() for name in missing})
        return missing
