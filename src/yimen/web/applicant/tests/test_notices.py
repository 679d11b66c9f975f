"""My notices: others cannot open them; seen marks, the count in the header, the ways one chooses."""

from datetime import UTC, datetime
from typing import Any

import pytest

from yimen.dispatch.models import Message
from yimen.notices.acts import tell
from yimen.notices.models import Notice, Preferences
from yimen.notices.telling import Recipient, Told
from yimen.notices.words import day, names
from yimen.procedure import Role
from yimen.web.staff.tests.cast import Person, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2016, 6, 1, 1, tzinfo=UTC)
VALUES = {
    "service": names("食品经营许可", "Food <licence>"),
    "agency": names("市监局", "Bureau"),
    "due": day(NOW.date()),
}


def told(person: Person, number: int = 1) -> Notice:
    for each in range(number):
        tell(Told("accepted", f"c{each}", "BS1", NOW, "/my/", (Recipient(person.user.pk),), VALUES), now=NOW)
    return Notice.objects.filter(user=person.user).latest("id")


def test_another_person_cannot_open_it() -> None:
    me, other = signed_in(Role.APPLICANT), signed_in(Role.APPLICANT)
    notice = told(me)
    assert other.browser.post(f"/my/notices/{notice.pk}").status_code == 404
    assert "Food" not in other.browser.get("/my/notices/").content.decode()
    notice.refresh_from_db()
    assert notice.seen_at is None


def test_inbox_and_count(django_assert_max_num_queries: Any) -> None:
    me = signed_in(Role.APPLICANT)
    notice = told(me, 25)
    page = me.browser.get("/my/notices/").content.decode()
    assert "25 notices are new." in page and "“Food &lt;licence&gt;”" in page and "1 June 2016" in page
    assert '<b class="num">25</b>' in me.browser.get("/").content.decode()
    response = me.browser.post(f"/my/notices/{notice.pk}")
    assert response["Location"] == "/my/"
    assert '<b class="num">24</b>' in me.browser.get("/help/").content.decode()
    with django_assert_max_num_queries(8):
        me.browser.get("/my/notices/")
    me.browser.post("/my/notices/seen")
    assert '<b class="num">' not in me.browser.get("/").content.decode()


def test_staff_have_no_inbox() -> None:
    officer = signed_in(Role.OFFICER)
    assert officer.browser.get("/my/notices/").status_code == 403
    assert "/my/notices/" not in officer.browser.get("/").content.decode()


def test_ways_are_chosen_and_the_address_is_confirmed() -> None:
    me = signed_in(Role.APPLICANT)
    chosen = {"email": "me@example.org", "email_level": "needed", "sms_level": "none", "webhook_level": "all"}
    response = me.browser.post("/my/notices/settings", chosen, follow=True)
    assert "Not confirmed yet" in response.content.decode()
    path = "/my/notices/confirm/" + Message.objects.get().text.partition("/confirm/")[2].split()[0]
    assert signed_in(Role.APPLICANT).browser.get(path).status_code == 422
    assert "Confirmed on" in me.browser.get(path, follow=True).content.decode()
    row = Preferences.objects.get()
    assert (row.email_level, row.sms_level) == ("needed", "none")


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"email": "nobody"}, "email"), ({"webhook_url": "https://localhost/"}, "webhook_url"), ({"sms_level": "x"}, "sms_level")],
)  # fmt: skip
def test_what_cannot_be_chosen_is_said_at_its_field(changed: dict[str, str], field: str) -> None:
    given = {"email": "", "email_level": "all", "sms_level": "all", "webhook_url": "", "webhook_level": "all"} | changed
    response = signed_in(Role.APPLICANT).browser.post("/my/notices/settings", given)
    assert response.status_code == 422
    assert f'href="#field-{field}"' in response.content.decode()
    assert not Preferences.objects.exists()
