"""The sentences for refusals, said once for pages, API and command line."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.errors import Refusal

_MESSAGES: dict[str, "str | Promise"] = {}


def register(messages: Mapping[str, "str | Promise"]) -> None:
    """Take a room's sentences; each code belongs to exactly one room.

    Raises ValueError when two rooms claim one code: the reader would get the wrong sentence.
    """
    for code, sentence in messages.items():
        if code in _MESSAGES and _MESSAGES[code] is not sentence:
            raise ValueError(f"two sentences for the refusal {code!r}")
        _MESSAGES[code] = sentence


def registered() -> frozenset[str]:
    """All codes that have a sentence (for the completeness test)."""
    return frozenset(_MESSAGES)


def say(refusal: Refusal) -> str:
    """The sentence for a refusal in the current language; a code without one says so plainly."""
    sentence = _MESSAGES.get(refusal.code)
    if sentence is None:
        return _("This is not possible (%(code)s).") % {"code": refusal.code}
    return str(sentence) % {name: _told(value) for name, value in refusal.data.items()}


def _told(value: Any) -> Any:
    """A value as it stands in a sentence: lazy texts read, words of the law (`zh`, `en`) in the current language."""
    if hasattr(value, "zh") and hasattr(value, "en"):
        return value.en if value.en and (get_language() or "").startswith("en") else value.zh
    return str(value) if isinstance(value, Promise) else value
