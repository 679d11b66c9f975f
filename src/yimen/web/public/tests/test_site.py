"""The pages about the site: news, statistics, lists, help, maps; the simple view; what counts as a visit."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory

from yimen.announcements.acts import Text, hand_in, publish, write
from yimen.announcements.models import Announcement
from yimen.cases.tests.factories import make_actor, make_case, make_service
from yimen.clock import shanghai_date
from yimen.procedure import Role
from yimen.web.middleware import visits
from yimen.web.public.pages import GROUPS, is_there
from yimen.web.public.views.site import CLOSED

pytestmark = pytest.mark.django_db
JUNE = datetime(2016, 6, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def fresh(db: None) -> None:
    cache.clear()


def announced(now: datetime, *, public: bool = True) -> Announcement:
    writer, other = make_actor(Role.REFORM_OFFICE), make_actor(Role.REFORM_OFFICE)
    text = Text("系统<维护>", "Maintenance <b>", "第一段。\n\n第二段。", "One.\n\nTwo & three.", shanghai_date(now))
    row = write(text, "310113", actor=writer, now=now)
    hand_in(row.pk, actor=writer, now=now)
    return publish(row.pk, actor=other, now=now) if public else row


def page(path: str, language: str = "en", **cookies: str) -> Any:
    client = Client()
    client.cookies["yimen_language"] = language
    for name, value in cookies.items():
        client.cookies[name] = value
    return client.get(path)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("path", ["/announcements/", "/statistics/", "/lists/", "/help/", "/site-map/"])
def test_pages_of_an_empty_district(path: str, language: str) -> None:
    for look in ("usual", "simple"):
        assert page(path, language, yimen_appearance=look).status_code == 200


def test_what_waits_for_a_second_person_is_not_public() -> None:
    row = announced(JUNE, public=False)
    assert page(f"/announcements/{row.pk}/").status_code == 404
    assert "Maintenance" not in page("/announcements/").content.decode() + page("/").content.decode()


def test_an_announcement_in_both_languages() -> None:
    row = announced(JUNE)
    assert "<p>Two &amp; three.</p>" in page(f"/announcements/{row.pk}/").content.decode()
    assert "系统&lt;维护&gt;" in page("/", "zh-hans").content.decode()


def test_the_statistics_and_their_table() -> None:
    make_case(make_service(), state="granted", now=JUNE)
    make_case(state="accepted", now=JUNE)
    shown = page("/statistics/?year=2016").content.decode()
    assert "June 2016" in shown and "100.0%" in shown
    table = page("/statistics.csv?year=2016").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["month"], row["accepted"], row["completed"], row["promised_kept"], row["promised_all"]) == (
        "2016-06", "2", "1", "1", "1",
    )  # fmt: skip
    for year in ("2015", "x", "20166", "²016"):
        assert page(f"/statistics/?year={year}").status_code == 404


def test_a_minute_of_statistics_costs_nothing_twice(django_assert_num_queries: Any) -> None:
    make_case(state="granted", now=JUNE)
    page("/statistics/")
    with django_assert_num_queries(0):
        page("/statistics/")


def test_every_page_of_the_map_is_there() -> None:
    hrefs = [each.href for group in GROUPS for each in group.there()]
    assert len(hrefs) == len(set(hrefs)) > 15
    assert not is_there("/no/such/page/")
    shown = page("/site-map/").content.decode()
    for href in hrefs:
        assert f'href="{href}"' in shown
        assert Client().get(href).status_code in (200, 302), href


def test_the_maps_for_search_engines() -> None:
    service, row = make_service(), announced(JUNE)
    response = page("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    found = [each.text or "" for each in ElementTree.fromstring(response.content).findall("{*}url/{*}loc")]
    for path in ("/", "/search", f"/services/{service.code}/", f"/announcements/{row.pk}/"):
        assert any(address.endswith(path) for address in found), path
    robots = page("/robots.txt").content.decode()
    assert "Disallow: /my/\n" in robots and "/sitemap.xml" in robots
    paths = ["/" + address.split("/", 3)[3] for address in found]
    assert [path for path in paths if path.startswith(CLOSED)] == []


class TestSimpleView:
    def test_it_is_chosen_and_kept_in_a_cookie(self) -> None:
        client = Client()
        response = client.post("/account/appearance", {"appearance": "simple", "next": "/help/"})
        assert (response.status_code, response["Location"]) == (302, "/help/")
        assert client.cookies["yimen_appearance"].value == "simple"
        for path in ("/", "/help/", "/track/"):
            assert 'class="ym-simple"' in client.get(path).content.decode()
        client.post("/account/appearance", {"appearance": "usual", "next": "https://example.org/"})
        assert 'class="ym-simple"' not in client.get("/").content.decode()
        assert client.post("/account/appearance", {"appearance": "tiny"}).status_code == 422

    def test_fewer_choices(self) -> None:
        def links(look: str) -> int:
            return page("/", yimen_appearance=look).content.decode().count("<a ")

        make_service()
        assert links("simple") < links("usual") / 1.5


class TestVisits:
    @pytest.fixture
    def notebook(self, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Any:
        settings.YIMEN_VISITS = True
        book = visits.Notebook(lambda noted: None, seconds=0)
        monkeypatch.setattr(visits, "notebook", book)
        return book

    def test_pages_of_the_public_count_and_ask_no_query(self, notebook: Any, django_assert_num_queries: Any) -> None:
        client = Client(headers={"user-agent": FIREFOX})
        with django_assert_num_queries(0):
            client.get("/help/")
        client.get("/help/")
        client.get("/robots.txt")
        client.get("/no/such/page")
        client.post("/account/appearance", {"appearance": "simple"})
        client.get("/help/", headers={"hx-request": "true"})
        Client(headers={"user-agent": "Baiduspider"}).get("/help/")
        assert notebook.flush() == 2
        assert "yimen_visit" not in str(client.cookies)

    def test_desks_are_work(self) -> None:
        request = RequestFactory().get("/desk/")
        assert not visits.is_visit(request, HttpResponse())
        assert visits.is_visit(RequestFactory().get("/my/"), HttpResponse())


def test_today_is_a_day_of_shanghai() -> None:
    from yimen.web.public.figures import reception

    make_case(now=JUNE)
    assert reception(JUNE + timedelta(hours=14)).submitted_today == 1
    assert reception(JUNE + timedelta(hours=15)).submitted_today == 0
