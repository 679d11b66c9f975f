"""The outbox page: failures with their reason, sent again by an administrator."""

from datetime import UTC, datetime
from typing import Any

import pytest

from yimen.dispatch.acts import Outgoing, deliver_pending, queue
from yimen.dispatch.models import Channel, Message
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2016, 6, 1, 1, tzinfo=UTC)


def given_up() -> Message:
    queue(Outgoing("k", Channel.WEBHOOK, "https://127.0.0.1/x", "{}", about="BS7"), now=NOW)
    deliver_pending(NOW)
    return Message.objects.get()


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.SUPERVISOR, Role.REFORM_OFFICE])
def test_other_roles_see_nothing(role: Role) -> None:
    message, browser = given_up(), signed_in(role).browser
    for path in ("/admin/outbox/", f"/admin/outbox/{message.pk}/"):
        assert browser.get(path).status_code == 403
    assert browser.post(f"/admin/outbox/{message.pk}/resend").status_code == 403


def test_a_failure_its_reason_and_another_try(django_assert_max_num_queries: Any) -> None:
    message, admin = given_up(), signed_in(Role.ADMIN)
    reason = "leads into a private network"
    with django_assert_max_num_queries(7):
        assert reason in admin.browser.get("/admin/outbox/?state=failed").content.decode()
    assert reason not in admin.browser.get("/admin/outbox/?state=sent").content.decode()
    one = admin.browser.get(f"/admin/outbox/{message.pk}/").content.decode()
    assert reason in one and "Send again" in one
    page = admin.browser.post(f"/admin/outbox/{message.pk}/resend", follow=True).content.decode()
    assert f"{admin.user.name} asked to send it again" in page and "Send again" not in page
    message.refresh_from_db()
    assert message.state == Message.State.WAITING
    assert admin.browser.post(f"/admin/outbox/{message.pk}/resend").status_code == 409
    assert admin.browser.get("/admin/outbox/0/").status_code == 404


def test_addresses_are_masked() -> None:
    queue(Outgoing("s", Channel.SMS, "13812345678", "正文", about="BS8"), now=NOW)
    admin = signed_in(Role.ADMIN).browser
    shown = (
        admin.get("/admin/outbox/").content.decode()
        + admin.get(f"/admin/outbox/{Message.objects.get().pk}/").content.decode()
    )
    assert "138****5678" in shown and "13812345678" not in shown and "正文" in shown
