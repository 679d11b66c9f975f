"""Inbox, preferences and letters: another person's first, then one's own."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import signing

from yimen.cases.tests.factories import make_actor, make_user
from yimen.dispatch.models import Channel, Message
from yimen.errors import Refusal
from yimen.notices import telling
from yimen.notices.acts import Choice, choose, confirm_email, mark_seen, tell
from yimen.notices.models import Notice, Preferences
from yimen.notices.queries import inbox, preferences_of, shown, unseen
from yimen.notices.telling import Recipient, Told
from yimen.notices.words import Sentence, day, names, say_in
from yimen.procedure import Actor, Role

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
PHONE = "13812345678"
PLAIN = Sentence("Plain title", "Plain “%(service)s” by %(due)s.")
NEEDED = Sentence("Needed title", "Needed.", needed=True)


@pytest.fixture(autouse=True)
def said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_sentences", {"plain": PLAIN, "needed": NEEDED})


def happening(actor: Actor | None, kind: str = "plain", key: str = "case:310113X000000001:1") -> Told:
    to = (Recipient(int(actor.who), PHONE),) if actor else (Recipient(phone=PHONE),)
    values = {"service": names("食品经营许可", "Food licence"), "due": day(NOW.date())}
    return Told(kind, key, "310113X000000001", NOW, "/my/cases/310113X000000001/", to, values, "/track/")


def test_values_in_both_languages() -> None:
    values = {"service": names("食品", "Food"), "due": day(NOW.date())}
    assert say_in("en", PLAIN, values).text == "Plain “Food” by 24 November 2026."
    assert say_in("zh-hans", PLAIN, values).text == "Plain “食品” by 2026年11月24日."
    assert say_in("en", PLAIN, values | {"due": day(None)}).text.endswith("by a day not yet fixed.")
    with pytest.raises(KeyError):
        say_in("en", PLAIN, {})


def test_two_rooms_cannot_claim_one_kind() -> None:
    telling.say_kinds({"plain": PLAIN})
    with pytest.raises(ValueError, match="plain"):
        telling.say_kinds({"plain": Sentence("x", "y")})


@pytest.mark.django_db
class TestInbox:
    def test_told_once_and_seen_by_its_reader_alone(self) -> None:
        me, other = make_actor(Role.APPLICANT), make_actor(Role.APPLICANT)
        assert [tell(happening(me), now=NOW), tell(happening(me), now=NOW)] == [1, 0]
        notice = Notice.objects.get()
        with pytest.raises(Refusal, match="notice_not_found"):
            mark_seen(notice.pk, actor=other, now=NOW)
        assert (unseen(me), unseen(other)) == (1, 0)
        mark_seen(notice.pk, actor=me, now=NOW)
        mark_seen(notice.pk, actor=me, now=NOW + timedelta(days=1))
        notice.refresh_from_db()
        assert (unseen(me), notice.seen_at) == (0, NOW)
        assert shown(notice).said.title == "Plain title"

    def test_all_at_once(self) -> None:
        me, other = make_actor(Role.APPLICANT), make_actor(Role.APPLICANT)
        for actor in (me, me, other):
            tell(happening(actor, key=f"k{Notice.objects.count()}"), now=NOW)
        mark_seen(None, actor=me, now=NOW)
        assert (unseen(me), unseen(other), inbox(me).count()) == (0, 1, 2)

    def test_a_kind_nobody_says_any_more(self) -> None:
        me = make_actor(Role.APPLICANT)
        tell(happening(me), now=NOW)
        Notice.objects.update(kind="forgotten")
        assert shown(Notice.objects.get()).said.text == "310113X000000001"
        with pytest.raises(LookupError):
            tell(happening(me, kind="unknown"), now=NOW)

    def test_an_account_that_is_closed_is_not_told(self) -> None:
        user = make_user(Role.APPLICANT)
        type(user).objects.filter(pk=user.pk).update(is_active=False)
        told = Told("plain", "k", "x", NOW, "/", (Recipient(user.pk, PHONE),), {})
        assert tell(told, now=NOW) == 0
        assert not Message.objects.exists()


@pytest.mark.django_db
class TestOtherWays:
    @pytest.mark.parametrize(("kind", "level", "sent"), [
        ("plain", "all", True), ("plain", "needed", False), ("plain", "none", False),
        ("needed", "all", True), ("needed", "needed", True), ("needed", "none", False),
    ])  # fmt: skip
    def test_levels(self, kind: str, level: str, sent: bool) -> None:
        me = make_actor(Role.APPLICANT)
        Preferences.objects.create(user_id=int(me.who), sms_level=level, updated_at=NOW)
        tell(happening(me, kind), now=NOW)
        assert Message.objects.exists() is sent

    def test_without_an_account_only_what_is_needed(self) -> None:
        assert tell(happening(None, "plain"), now=NOW) == 0
        assert [tell(happening(None, "needed"), now=NOW), tell(happening(None, "needed"), now=NOW)] == [1, 0]
        text = Message.objects.get().text
        assert "Needed title" in text and "000001" in text and "食品" not in text and PHONE not in text

    def test_mail_only_to_a_confirmed_address(self, settings: Any) -> None:
        me, other = make_actor(Role.APPLICANT), make_actor(Role.APPLICANT)
        choose(Choice(email="me@example.org", sms_level="none"), actor=me, now=NOW)
        link = Message.objects.get().text
        token = link.partition("/my/notices/confirm/")[2].split()[0]
        tell(happening(me), now=NOW)
        assert Message.objects.count() == 1
        for wrong, actor in (("nonsense", me), (token, other), (signing.dumps([int(me.who), "x"]), me)):
            with pytest.raises(Refusal, match="email_link_wrong"):
                confirm_email(wrong, actor=actor, now=NOW)
        confirm_email(token, actor=me, now=NOW)
        tell(happening(me, key="second"), now=NOW)
        mail = Message.objects.get(channel=Channel.EMAIL, kind="plain")
        assert mail.subject == "Plain title · 310113X000000001"
        for part in (mail.text, mail.html):
            assert "食品经营许可" in part and f"{settings.YIMEN_PUBLIC_URL}/my/cases/310113X000000001/" in part
            assert PHONE not in part
        assert "<p>" in mail.html and "<" not in mail.text

    def test_another_address_is_confirmed_anew(self) -> None:
        me = make_actor(Role.APPLICANT)
        choose(Choice(email="a@example.org"), actor=me, now=NOW)
        token = Message.objects.get().text.partition("/my/notices/confirm/")[2].split()[0]
        choose(Choice(email="b@example.org"), actor=me, now=NOW + timedelta(minutes=1))
        with pytest.raises(Refusal, match="email_link_wrong"):
            confirm_email(token, actor=me, now=NOW)
        assert preferences_of(int(me.who)).email_confirmed_at is None

    def test_a_webhook_gets_both_languages_and_its_own_secret(self, settings: Any) -> None:
        settings.YIMEN_WEBHOOK_PRIVATE = True
        me = make_actor(Role.APPLICANT)
        first = choose(Choice(webhook_url="http://127.0.0.1:9/x", sms_level="none"), actor=me, now=NOW)
        kept = choose(Choice(webhook_url="http://127.0.0.1:9/x", sms_level="none"), actor=me, now=NOW)
        assert first.webhook_secret == kept.webhook_secret and len(first.webhook_secret) > 40
        tell(happening(me), now=NOW)
        message = Message.objects.get()
        body = json.loads(message.text)
        assert (message.channel, message.secret) == (Channel.WEBHOOK, first.webhook_secret)
        assert body["text"]["en"] == "Plain “Food licence” by 24 November 2026."
        assert (body["event"], body["about"]) == ("plain", "310113X000000001")
        changed = choose(Choice(webhook_url="http://127.0.0.1:9/y"), actor=me, now=NOW)
        assert changed.webhook_secret != first.webhook_secret

    @pytest.mark.parametrize(("choice", "code"), [
        ({"email": "nobody"}, "email_unreadable"), ({"email": "a@b\nBcc: c@d.org"}, "email_unreadable"),
        ({"sms_level": "often"}, "notice_level_unknown"), ({"webhook_url": "http://example.org/"}, "webhook_not_https"),
        ({"webhook_url": "https://127.0.0.1/"}, "webhook_address_private"),
    ])  # fmt: skip
    def test_what_cannot_be_chosen(self, choice: dict[str, str], code: str) -> None:
        with pytest.raises(Refusal, match=code):
            choose(Choice(**choice), actor=make_actor(Role.APPLICANT), now=NOW)
        assert not Preferences.objects.exists()
