"""Refusals of the pure packages in words, for commands that work without Django's settings and database.

Chinese where the terminal's language is Chinese, else English. Django is only imported once something went wrong.
"""

import os
from pathlib import Path

from yimen.errors import Refusal


def sentence(refusal: Refusal) -> str:
    """What to tell the person at the terminal."""
    import django
    from django.conf import settings

    if not settings.configured:
        language = "zh-hans" if _terminal_language().startswith("zh") else "en"
        locale = Path(__file__).resolve().parents[1] / "wording" / "locale"
        settings.configure(LANGUAGE_CODE=language, LOCALE_PATHS=[locale], USE_I18N=True, LOGGING_CONFIG=None)
        django.setup()
    from yimen import wording
    from yimen.wording import clock, codes, procedure

    for messages in (clock.MESSAGES, codes.MESSAGES, procedure.MESSAGES):
        wording.register(messages)
    return wording.say(refusal)


def _terminal_language() -> str:
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
