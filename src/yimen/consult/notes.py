"""What the platform says in a conversation, in the language of whoever reads it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from yimen.agencies.models import Agency

SENTENCES: dict[str, Promise] = {
    "closed_now": gettext_lazy("The desk is closed now. Your question is answered by %(day)s at the latest."),
    "answered_later": gettext_lazy("Your question is answered by %(day)s at the latest."),
    "claimed": gettext_lazy("%(name)s of %(agency)s is with you now."),
    "transferred": gettext_lazy("Passed on from %(before)s to %(after)s. Reason: %(reason)s"),
    "became_question": gettext_lazy(
        "You need not wait: this is now a question, answered by %(day)s at the latest. Come back to this page for it."
    ),
    "ended_by_visitor": gettext_lazy("The visitor ended the conversation."),
    "ended_by_officer": gettext_lazy("The department ended the conversation."),
    "ended_idle": gettext_lazy("The conversation ended because nothing was written for %(minutes)s minutes."),
    "application_begun": gettext_lazy("An application was begun from here: %(service)s."),
}


def sentence(code: str, data: Mapping[str, Any]) -> str:
    """The sentence of a note; one of a newer version of the platform is told as its code."""
    words = SENTENCES.get(code)
    if words is None:
        return code
    return str(words) % {key: _shown(value) for key, value in data.items()}


def both(agency: Agency) -> dict[str, str]:
    """A department's name for the data of a note."""
    return {"zh": agency.name, "en": agency.name_en or agency.name}


def both_days(day: date) -> dict[str, str]:
    """A day for the data of a note."""
    return {"zh": f"{day.year}年{day.month}月{day.day}日", "en": f"{day:%d %B %Y}".lstrip("0")}  # both languages


def _shown(value: Any) -> str:
    return str(value["en" if (get_language() or "").startswith("en") else "zh"] if isinstance(value, dict) else value)
