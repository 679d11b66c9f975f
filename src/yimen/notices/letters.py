"""What leaves the house: as little of a person as possible. No name, no identity, no phone; in an SMS not even the matter."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from yimen.notices.telling import Told
from yimen.notices.words import Sentence, say
from yimen.vault import blind_index

TAIL = 6


@dataclass(frozen=True)
class Mail:
    """An e-mail, plain and as HTML."""

    subject: str
    text: str
    html: str


def absolute(path: str) -> str:
    """A path of ours as others reach it."""
    return f"{settings.YIMEN_PUBLIC_URL}{path}"


def trace(phone: str) -> str:
    """Stands for a phone number in a key; nobody can read it there."""
    return blind_index(phone)[:16]


def district(language: str) -> str:
    """The district's name in a language."""
    return settings.YIMEN_DISTRICT_NAME_EN if language.startswith("en") else settings.YIMEN_DISTRICT_NAME


def sms(told: Told, sentence: Sentence, language: str) -> str:
    """The sender in brackets, a few words, the last digits of the number and where to look."""
    with override(language):
        return _("[%(district)s Government Services] %(title)s (number ending %(tail)s). Look at: %(url)s") % {
            "district": district(language),
            "title": sentence.title,
            "tail": told.about[-TAIL:],
            "url": absolute(told.public),
        }


def mail(told: Told, sentence: Sentence, language: str) -> Mail:
    """The sentence, the number and the link; how to hear less."""
    with override(language):
        said = say(sentence, told.values)
        values = {
            "said": said,
            "about": told.about,
            "url": absolute(told.link),
            "settings_url": absolute("/my/notices/settings"),
            "district": district(language),
            "language": language,
        }
        text = render_to_string("notices/mail.txt", values)
        return Mail(f"{said.title} · {told.about}", text, render_to_string("notices/mail.html", values))
