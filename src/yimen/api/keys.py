"""The caller's own key for a request, by which a repetition is recognised."""

from typing import Annotated

from ninja import Header

_KEY = {
    "alias": "Idempotency-Key",
    "max_length": 80,
    "pattern": r"^[A-Za-z0-9._:\-]+$",
    "description": "A key of your own, new for each request, the same when you repeat one (a UUID is fine).",
}

RequiredKey = Annotated[str, Header(**_KEY)]  # type: ignore[call-overload]
OptionalKey = Annotated[str | None, Header(**_KEY)]  # type: ignore[call-overload]
