"""Tell one happening: a row in each inbox, and a message for each other way that the person has chosen."""

import json
from datetime import datetime

from django.conf import settings

from yimen.accounts.models import User
from yimen.dispatch.acts import Outgoing, queue
from yimen.dispatch.models import Channel
from yimen.notices import letters
from yimen.notices.models import Level, Notice, Preferences
from yimen.notices.queries import preferences_of
from yimen.notices.telling import Recipient, Told, sentence_of
from yimen.notices.words import Sentence, say_in


def tell(told: Told, *, now: datetime) -> int:
    """Returns how many people it was new to. Safe to repeat: the keys of rows and messages are unique."""
    sentence = sentence_of(told.kind)
    if sentence is None:
        raise LookupError(f"no room says {told.kind!r}")
    return sum(_tell_one(told, sentence, recipient, now) for recipient in told.to)


def _tell_one(told: Told, sentence: Sentence, recipient: Recipient, now: datetime) -> bool:
    if recipient.user_id is None:
        # To somebody without an account only what needs them, and decisions.
        wanted = bool(recipient.phone) and _wanted(Level.NEEDED, sentence)
        return wanted and _by_sms(told, sentence, recipient.phone, settings.LANGUAGE_CODE, now)
    user = User.objects.filter(pk=recipient.user_id, is_active=True).only("id", "language").first()
    if user is None:
        return False
    key = f"{told.key}:{user.pk}"
    if Notice.objects.filter(key=key).exists():
        return False
    # Of two workers at once one has its row ignored; the messages then meet their own keys.
    row = Notice(user=user, key=key, kind=told.kind, about=told.about, link=told.link, values=told.values, at=told.at)
    Notice.objects.bulk_create([row], ignore_conflicts=True)
    _by_other_ways(told, sentence, recipient, user, now)
    return True


def _by_other_ways(told: Told, sentence: Sentence, recipient: Recipient, user: User, now: datetime) -> None:
    wishes = preferences_of(user.pk)
    if recipient.phone and _wanted(wishes.sms_level, sentence):
        _by_sms(told, sentence, recipient.phone, user.language or settings.LANGUAGE_CODE, now)
    if wishes.email and wishes.email_confirmed_at and _wanted(wishes.email_level, sentence):
        _by_email(told, sentence, wishes.email, user, now)
    if wishes.webhook_url and _wanted(wishes.webhook_level, sentence):
        _by_webhook(told, sentence, wishes, now)


def _wanted(level: str, sentence: Sentence) -> bool:
    return level == Level.ALL or (level == Level.NEEDED and sentence.needed)


def _by_sms(told: Told, sentence: Sentence, phone: str, language: str, now: datetime) -> bool:
    text = letters.sms(told, sentence, language)
    key = f"{told.key}:sms:{letters.trace(phone)}"
    message = Outgoing(key, Channel.SMS, phone, text, about=told.about, kind=told.kind)
    return queue(message, now=now)


def _by_email(told: Told, sentence: Sentence, address: str, user: User, now: datetime) -> None:
    mail = letters.mail(told, sentence, user.language or settings.LANGUAGE_CODE)
    queue(
        Outgoing(
            f"{told.key}:email:{user.pk}", Channel.EMAIL, address, mail.text, mail.subject, mail.html,
            about=told.about, kind=told.kind,
        ),
        now=now,
    )  # fmt: skip


def _by_webhook(told: Told, sentence: Sentence, wishes: Preferences, now: datetime) -> None:
    said = {language: say_in(code, sentence, told.values) for language, code in (("zh", "zh-hans"), ("en", "en"))}
    body = {
        "event": told.kind,
        "key": told.key,
        "about": told.about,
        "at": told.at.isoformat(),
        "title": {language: each.title for language, each in said.items()},
        "text": {language: each.text for language, each in said.items()},
        "url": letters.absolute(told.link),
    }
    queue(
        Outgoing(
            f"{told.key}:webhook:{wishes.user_id}", Channel.WEBHOOK, wishes.webhook_url,
            json.dumps(body, ensure_ascii=False), secret=wishes.webhook_secret, about=told.about, kind=told.kind,
        ),
        now=now,
    )  # fmt: skip
