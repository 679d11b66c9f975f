"""Messages leave at least once, to where they may go, and what keeps them is said."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from yimen.cases.tests.factories import make_actor
from yimen.dispatch import outside, senders
from yimen.dispatch.acts import Outgoing, deliver_pending, purge_messages, queue, resend
from yimen.dispatch.acts.deliver import LEASE, LONGEST_PAUSE, MOST_ATTEMPTS, pause_after
from yimen.dispatch.models import Channel, Message
from yimen.dispatch.queries import counts, outbox, reason_of
from yimen.dispatch.signing import is_genuine
from yimen.dispatch.tests.peers import mail_server, receiver
from yimen.errors import Refusal
from yimen.procedure import Role

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SENT: list[tuple[str, str]] = []


def letter(key: str = "k", channel: str = Channel.SMS, address: str = "13812345678", **more: Any) -> Message:
    assert queue(Outgoing(key=key, channel=channel, address=address, text="正文", **more), now=NOW)
    return Message.objects.get(key=key)


def gateway(*, phone: str, text: str, reference: object) -> str:
    SENT.append((phone, text))
    return "g-1"


@pytest.fixture
def sms(settings: Any) -> list[tuple[str, str]]:
    settings.YIMEN_SMS_SENDER = f"{__name__}.gateway"
    SENT.clear()
    return SENT


@pytest.fixture
def smtp(settings: Any) -> Any:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    return settings


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fd00::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", True), ("2002:7f00:1::", False), ("64:ff9b::a00:1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert outside.is_public(address) is public


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "webhook_address_unreadable"), ("ftp://example.org/", "webhook_address_unreadable"),
        ("https://user:pw@example.org/", "webhook_address_unreadable"), ("https:///x", "webhook_address_unreadable"),
        ("https://example.org:99999/", "webhook_address_unreadable"),
        ("https://example.org/\r\nX: y", "webhook_address_unreadable"), ("http://example.org/", "webhook_not_https"),
        ("https://127.0.0.1/", "webhook_address_private"), ("https://[::1]/", "webhook_address_private"),
        ("https://0x7f000001/", "webhook_address_private"), ("https://localhost/", "webhook_address_private"),
    ],
)  # fmt: skip
def test_where_a_webhook_may_not_go(url: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        outside.resolve(outside.target_of(url))
    assert refused.value.code == code


def test_the_pause_doubles_to_six_hours() -> None:
    assert [pause_after(n) // timedelta(minutes=1) for n in (1, 2, 3, 4)] == [1, 2, 4, 8]
    assert pause_after(MOST_ATTEMPTS + 9) == LONGEST_PAUSE


@pytest.mark.django_db
class TestQueue:
    def test_the_same_key_is_queued_once(self) -> None:
        letter()
        assert not queue(Outgoing(key="k", channel=Channel.SMS, address="13800000000", text="x"), now=NOW)
        assert Message.objects.get().shown == "138****5678"

    def test_without_a_sender_it_stays_to_be_read(self) -> None:
        message = letter()
        assert deliver_pending(NOW) == 1
        message.refresh_from_db()
        assert (message.state, message.text) == (Message.State.KEPT, "正文")
        assert counts() == {"waiting": 0, "sent": 0, "kept": 1, "failed": 0}

    def test_a_gateway_gets_it_once(self, sms: list[tuple[str, str]]) -> None:
        message = letter(passing=True)
        assert (deliver_pending(NOW), deliver_pending(NOW + timedelta(days=1))) == (1, 0)
        message.refresh_from_db()
        assert sms == [("13812345678", "正文")]
        assert (message.state, message.receipt, message.text) == (Message.State.SENT, "g-1", "")

    def test_a_worker_that_died_while_sending_is_followed_by_another(
        self, sms: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def killed(message: Message) -> str:
            raise KeyboardInterrupt

        message = letter()
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(senders, "send", killed)
            deliver_pending(NOW)
        # While the lease lasts nobody takes it up; then it is sent, with the same reference.
        assert deliver_pending(NOW + LEASE - timedelta(seconds=1)) == 0
        assert deliver_pending(NOW + LEASE) == 1
        assert len(sms) == 1
        assert Message.objects.get().reference == message.reference

    def test_what_kills_each_worker_is_given_up(self, sms: list[tuple[str, str]]) -> None:
        message = letter()
        Message.objects.update(attempts=MOST_ATTEMPTS)
        deliver_pending(NOW)
        message.refresh_from_db()
        assert (message.state, message.reason, sms) == (Message.State.FAILED, "sender_broken", [])

    def test_a_broken_gateway_is_tried_ten_times_and_the_reason_is_told(self, settings: Any) -> None:
        settings.YIMEN_SMS_SENDER = "no.such.module"
        message, at = letter(), NOW
        for _ in range(MOST_ATTEMPTS):
            assert deliver_pending(at) == 1
            at += LONGEST_PAUSE
        assert deliver_pending(at) == 0
        message.refresh_from_db()
        assert message.state == Message.State.FAILED
        with override("en"):
            said = reason_of(message.reason, message.data)
        assert said == "The sender of this channel failed: ModuleNotFoundError."
        assert message.tries.count() == MOST_ATTEMPTS

    def test_only_an_administrator_sends_again_and_only_what_failed(self, sms: list[tuple[str, str]]) -> None:
        message = letter()
        Message.objects.update(state=Message.State.FAILED, attempts=MOST_ATTEMPTS, finished_at=NOW)
        for role in (Role.APPLICANT, Role.OFFICER):
            with pytest.raises(Refusal, match="message_needs_role"):
                resend(message.pk, actor=make_actor(role), now=NOW)
        admin = make_actor(Role.ADMIN)
        resend(message.pk, actor=admin, now=NOW)
        deliver_pending(NOW)
        assert len(sms) == 1
        assert [each.by for each in message.tries.all()] == [admin.name, ""]
        with pytest.raises(Refusal, match="message_not_failed"):
            resend(message.pk, actor=admin, now=NOW)
        with pytest.raises(Refusal, match="message_not_found"):
            resend(0, actor=admin, now=NOW)

    def test_words_are_forgotten_before_rows(self) -> None:
        message = letter()
        deliver_pending(NOW)
        assert purge_messages(NOW + timedelta(days=29)) == 0
        assert purge_messages(NOW + timedelta(days=31)) == 1
        message.refresh_from_db()
        assert (message.text, message.address, message.shown) == ("", "", "")
        with pytest.raises(Refusal, match="message_forgotten"):
            resend(message.pk, actor=make_actor(Role.ADMIN), now=NOW)
        assert purge_messages(NOW + timedelta(days=366)) == 1
        assert not outbox().exists()


@pytest.mark.django_db
class TestMail:
    def test_plain_and_html_with_one_id_at_every_try(self, smtp: Any) -> None:
        with mail_server("451 later", "250 taken") as box:
            smtp.EMAIL_PORT = box.port
            message = letter(
                channel=Channel.EMAIL, address="wang@example.org", subject="受理\n通知", html="<p>正文</p>"
            )
            deliver_pending(NOW)
            message.refresh_from_db()
            assert (message.state, message.reason) == (Message.State.WAITING, "mail_refused_for_now")
            deliver_pending(NOW + timedelta(minutes=1))
        message.refresh_from_db()
        assert (message.state, message.shown, len(box.mails)) == (Message.State.SENT, "w****@example.org", 1)
        mail = box.mails[0]
        assert (mail["Subject"], mail["To"], mail["Auto-Submitted"]) == (
            "受理 通知",
            "wang@example.org",
            "auto-generated",
        )
        assert str(message.reference) in mail["Message-ID"]
        assert [part.get_content().strip() for part in mail.iter_parts()] == ["正文", "<p>正文</p>"]

    def test_refused_for_good(self, smtp: Any) -> None:
        with mail_server("550 no such person") as box:
            smtp.EMAIL_PORT = box.port
            message = letter(channel=Channel.EMAIL, address="a@example.org")
            deliver_pending(NOW)
        message.refresh_from_db()
        assert (message.state, message.reason) == (Message.State.FAILED, "mail_refused")
        assert message.data == {"answer": "550 no such person"}

    def test_no_server(self, smtp: Any) -> None:
        smtp.EMAIL_PORT = 1
        message = letter(channel=Channel.EMAIL, address="a@example.org")
        deliver_pending(NOW)
        message.refresh_from_db()
        assert (message.state, message.reason) == (Message.State.WAITING, "mail_server_unreachable")


@pytest.mark.django_db
class TestWebhook:
    def test_signed_and_repeated_until_it_is_taken(self, settings: Any) -> None:
        settings.YIMEN_WEBHOOK_PRIVATE = True
        with receiver(503, 302) as got:
            message = letter(channel=Channel.WEBHOOK, address=got.url, secret="geheim")
            for minutes, state in ((0, "waiting"), (1, "waiting"), (3, "sent")):
                deliver_pending(NOW + timedelta(minutes=minutes))
                message.refresh_from_db()
                assert message.state == state
        assert len(got.calls) == 3
        headers, body = got.calls[-1]
        signed_at = int(headers["Yimen-Signature"].split(",")[0].removeprefix("t="))
        assert headers["Yimen-Message"] == str(message.reference)
        assert is_genuine(headers["Yimen-Signature"], "geheim", body, signed_at)
        assert not is_genuine(headers["Yimen-Signature"], "geheim", body + b" ", signed_at)
        assert not is_genuine(headers["Yimen-Signature"], "other", body, signed_at)
        assert not is_genuine(headers["Yimen-Signature"], "geheim", body, signed_at + 301)

    def test_gone_is_for_good(self, settings: Any) -> None:
        settings.YIMEN_WEBHOOK_PRIVATE = True
        with receiver(410) as got:
            message = letter(channel=Channel.WEBHOOK, address=got.url)
            deliver_pending(NOW)
        message.refresh_from_db()
        assert (message.state, message.reason) == (Message.State.FAILED, "webhook_gone")

    def test_a_name_that_leads_home_is_not_called(self, monkeypatch: pytest.MonkeyPatch) -> None:
        entry = (2, 1, 6, "", ("10.0.0.7", 443))
        monkeypatch.setattr(outside.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("8.8.8.8", 443)), entry])
        message = letter(channel=Channel.WEBHOOK, address="https://rebind.example/")
        deliver_pending(NOW)
        message.refresh_from_db()
        assert (message.state, message.reason) == (Message.State.FAILED, "webhook_address_private")
