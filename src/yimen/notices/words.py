"""The sentence of one notice in one language: a kind's template, filled with the values of what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, override


@dataclass(frozen=True)
class Sentence:
    """What is said of one kind of happening.

    title   a few words without anything of the person or their matter: it stands in SMS and on locked screens
    text    one or two plain sentences; %(…)s name values
    needed  the reader must act, or it is the decision: told at the level "needed" too
    """

    title: "str | Promise"
    text: "str | Promise"
    needed: bool = False


@dataclass(frozen=True)
class Said:
    """A sentence as one reader reads it."""

    title: str
    text: str


def names(zh: str, en: str = "") -> dict[str, str]:
    """A name in both languages, as a value of a notice."""
    return {"zh": zh, "en": en or zh}


def day(value: date | None) -> dict[str, str]:
    """A day as a value of a notice; of one that is not known the sentence says so."""
    return {"date": value.isoformat() if value else ""}


def say(sentence: Sentence, values: Mapping[str, Any]) -> Said:
    """In the current language. A value that the sentence names and that is missing is a fault of the room (KeyError)."""
    told = {name: _told(value) for name, value in values.items()}
    return Said(str(sentence.title), str(sentence.text) % told)


def say_in(language: str, sentence: Sentence, values: Mapping[str, Any]) -> Said:
    """In a given language."""
    with override(language):
        return say(sentence, values)


def _told(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    english = (get_language() or "").startswith("en")
    if "date" not in value:
        return value["en"] if english else value["zh"]
    if not value["date"]:
        return gettext("a day not yet fixed")
    return formats.date_format(date.fromisoformat(value["date"]), "j F Y" if english else "Y年n月j日")  # both languages
