"""Announcements, statistics and notices over HTTP: the wrong caller first."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from yimen.announcements.acts import Text, hand_in, publish, write
from yimen.cases.tests.factories import MORNING, make_actor, make_case
from yimen.clock import shanghai_date
from yimen.notices.acts import tell
from yimen.notices.models import Notice
from yimen.notices.telling import Recipient, Told
from yimen.notices.words import day, names
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2016, 6, 1, 1, tzinfo=UTC)


def test_announcements_of_today() -> None:
    writer, other = make_actor(Role.REFORM_OFFICE), make_actor(Role.REFORM_OFFICE)
    for first, public in ((shanghai_date(NOW), True), (shanghai_date(NOW), False)):
        row = write(Text("甲", "One", "乙", "Two", first), "310113", actor=writer, now=NOW)
        hand_in(row.pk, actor=writer, now=NOW)
        if public:
            publish(row.pk, actor=other, now=NOW)
    (item,) = Client().get("/api/v1/announcements").json()["items"]
    assert (item["title"], item["last"]) == ({"zh": "甲", "en": "One"}, None)


def test_statistics() -> None:
    cache.clear()
    assert Client().get("/api/v1/statistics").json() == {"year": 0, "years": [], "items": []}
    cache.clear()
    make_case(state="granted", now=MORNING)
    answer = Client().get("/api/v1/statistics?year=2016").json()
    (item,) = answer["items"]
    assert (item["month"], item["accepted"], item["completed"], item["promised"]) == (
        "2016-06-01",
        1,
        1,
        {"kept": 1, "of": 1},
    )
    assert Client().get("/api/v1/statistics?year=1999").status_code == 404


def test_notices() -> None:
    me, other = signed_in(Role.APPLICANT), signed_in(Role.APPLICANT)
    values = {"service": names("食品", "Food"), "agency": names("局", "Bureau"), "due": day(NOW.date())}
    tell(Told("accepted", "k", "BS1", NOW, "/my/", (Recipient(me.user.pk),), values), now=NOW)
    number = Notice.objects.get().pk
    headers = {"content_type": "application/json"}
    assert Client().get("/api/v1/notices").status_code == 401
    assert signed_in(Role.OFFICER).browser.get("/api/v1/notices").status_code == 403
    assert other.browser.get("/api/v1/notices").json()["items"] == []
    assert other.browser.post(f"/api/v1/notices/{number}/seen", **headers).status_code == 404
    answer = me.browser.get("/api/v1/notices").json()
    assert (answer["unseen"], answer["items"][0]["text"]) == (
        1,
        "Bureau has accepted “Food”. The decision is due by 1 June 2016.",
    )
    assert me.browser.post(f"/api/v1/notices/{number}/seen", **headers).json()["seen_at"] is not None
    assert me.browser.get("/api/v1/notices").json()["unseen"] == 0
    assert timedelta(0) < Notice.objects.get().seen_at - NOW
