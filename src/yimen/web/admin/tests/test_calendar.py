"""The administrators' calendar: the wrong person first, then a year from the paper to its approval, and closures."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yimen.clock import official_calendar, shanghai_date
from yimen.clock.tests.invented import INVENTED_YEAR
from yimen.procedure import Role
from yimen.web.staff.tests.cast import Person, signed_in
from yimen.workdays.calendars import calendar_of
from yimen.workdays.models import Closure, PublishedYear, YearReview

pytestmark = pytest.mark.django_db

NEXT = official_calendar().last_year + 1
TYPED = {
    "year": str(NEXT),
    "document": f"国办发明电〔{NEXT - 1}〕0号",
    "date": f"{NEXT - 1}-11-04",
    "holidays": f"春节 {NEXT}-02-05 {NEXT}-02-11\n\n国庆节 {NEXT}-10-01 至 {NEXT}-10-07",
    "makeup": "2027-02-14 春节",
}
WHY = {"reason": "台风", "basis": "沪防汛办〔2026〕5号", "decided_by": "区政府"}
ADDRESSES = ("/admin/calendar/", "/admin/calendar/load", "/admin/calendar/close", "/admin/calendar/2016/")


@pytest.fixture(autouse=True)
def asks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.workdays.calendars._kept", None)
    monkeypatch.setattr("yimen.workdays.calendars.REFRESH_SECONDS", -1.0)


@pytest.fixture
def loader() -> Person:
    return signed_in(Role.ADMIN, name="何静")


@pytest.fixture
def reviewer() -> Person:
    return signed_in(Role.ADMIN, name="宋平")


def text(response) -> str:
    return response.content.decode()


def a_working_day_to_come() -> date:
    from django.utils import timezone

    found = official_calendar().working_day_after(shanghai_date(timezone.now()), 3)
    assert found is not None
    return found


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.COUNTER, Role.SUPERVISOR, Role.LEADER])
def test_other_roles_are_refused(role: Role) -> None:
    browser = signed_in(role).browser
    assert {browser.get(address).status_code for address in ADDRESSES} == {403}
    assert browser.post("/admin/calendar/load", TYPED).status_code == 403
    assert browser.post("/admin/calendar/close", {"day": "2026-12-01", **WHY}).status_code == 403
    assert not PublishedYear.objects.exists() and not Closure.objects.exists()


def test_strangers_are_sent_to_sign_in() -> None:
    assert Client().post("/admin/calendar/load", TYPED).status_code == 302
    assert not PublishedYear.objects.exists()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_opens_in_both_languages(language: str) -> None:
    browser = signed_in(Role.ADMIN, language=language).browser
    assert {browser.get(address).status_code for address in ADDRESSES} == {200}
    assert browser.get("/admin/calendar/1999/").status_code == 404


def test_a_year_is_shown_month_by_month(loader: Person) -> None:
    page = text(loader.browser.get("/admin/calendar/2016/"))
    assert page.count("<caption>") == 12
    assert "Spring Festival" in page
    assert "24 days off, 6 weekend days worked in exchange." in page


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("year", "next", "Write the year in figures"),
        ("holidays", "春节", "Line 1 cannot be read"),
        ("makeup", "\n春节 2027-02-14", "Line 2 cannot be read"),
        ("date", "4 November", "is no date"),
        ("holidays", f"春节 {NEXT}-02-05 {NEXT}-02-06", "Look for a slip"),
    ],
)
def test_a_slip_is_told_and_nothing_typed_is_lost(loader: Person, field: str, value: str, told: str) -> None:
    response = loader.browser.post("/admin/calendar/load", TYPED | {field: value})
    assert response.status_code == 422
    assert told in text(response)
    assert TYPED["document"] in text(response)
    assert not PublishedYear.objects.exists()


def test_a_file_that_is_no_json_is_refused(loader: Person) -> None:
    file = SimpleUploadedFile("year.json", b"\xff{")
    response = loader.browser.post("/admin/calendar/load", {"file": file})
    assert response.status_code == 422
    assert "no JSON" in text(response)


def test_a_file_is_loaded(loader: Person) -> None:
    file = SimpleUploadedFile("year.json", json.dumps(INVENTED_YEAR).encode())
    assert loader.browser.post("/admin/calendar/load", {"file": file}).status_code == 302
    assert PublishedYear.objects.get().notice.makeup[0][0] == date(2027, 2, 14)


def test_whoever_loaded_a_year_does_not_review_it(loader: Person) -> None:
    loader.browser.post("/admin/calendar/load", TYPED)
    page = text(loader.browser.get("/admin/calendar/"))
    assert "Another administrator must review it." in page
    assert f"/admin/calendar/{NEXT}/review" not in page
    response = loader.browser.post(f"/admin/calendar/{NEXT}/review", {"verdict": "approve"})
    assert response.status_code == 403
    assert not YearReview.objects.exists()


def test_a_rejection_needs_its_reason(loader: Person, reviewer: Person) -> None:
    loader.browser.post("/admin/calendar/load", TYPED)
    response = reviewer.browser.post(f"/admin/calendar/{NEXT}/review", {"verdict": "reject"})
    assert response.status_code == 422
    assert "Say why the year is rejected." in text(response)
    reviewer.browser.post(f"/admin/calendar/{NEXT}/review", {"verdict": "reject", "note": "少一天"})
    assert "少一天" in text(reviewer.browser.get("/admin/calendar/"))
    assert reviewer.browser.get(f"/admin/calendar/{NEXT}/review").status_code == 404


def test_from_the_paper_to_the_approval(loader: Person, reviewer: Person) -> None:
    assert loader.browser.post("/admin/calendar/load", TYPED).status_code == 302
    page = text(reviewer.browser.get(f"/admin/calendar/{NEXT}/review"))
    assert page.count("<caption>") == 12
    assert reviewer.browser.post(f"/admin/calendar/{NEXT}/review", {"verdict": "approve"}).status_code == 302
    assert calendar_of("310113").last_year == NEXT
    page = text(loader.browser.get("/admin/calendar/"))
    assert f"/admin/calendar/{NEXT}/" in page
    assert "宋平" in page


class TestClosures:
    def test_what_is_missing_is_told(self, loader: Person) -> None:
        response = loader.browser.post("/admin/calendar/close", {"day": a_working_day_to_come(), **WHY, "basis": ""})
        assert response.status_code == 422
        assert "Name the document or the article" in text(response)

    @pytest.mark.parametrize(("day", "told"), [("tomorrow", "is no date"), ("2026-12-05", "is not worked anyway")])
    def test_a_day_that_cannot_be(self, loader: Person, day: str, told: str) -> None:
        response = loader.browser.post("/admin/calendar/close", {"day": day, **WHY})
        assert response.status_code == 422
        assert told in text(response)

    def test_what_was_not_closed_is_not_opened(self, loader: Person) -> None:
        assert loader.browser.post("/admin/calendar/open/2026-12-01", WHY).status_code == 404

    def test_closed_and_opened_after_all(self, loader: Person) -> None:
        day = a_working_day_to_come()
        assert loader.browser.post("/admin/calendar/close", {"day": day, **WHY}).status_code == 302
        assert not calendar_of("310113").is_working(day)
        page = text(loader.browser.get("/admin/calendar/"))
        assert "台风" in page and "not begun" in page
        assert loader.browser.get(f"/admin/calendar/open/{day}").status_code == 200
        loader.browser.post(f"/admin/calendar/open/{day}", WHY | {"reason": "台风转向"})
        assert calendar_of("310113").is_working(day)
        assert "open after all" in text(loader.browser.get("/admin/calendar/"))


def test_the_cost_does_not_grow_with_the_closures(loader: Person, django_assert_max_num_queries) -> None:
    day = a_working_day_to_come()
    for place in range(4):
        closed = official_calendar().working_day_after(day, place + 1)
        loader.browser.post("/admin/calendar/close", {"day": closed, **WHY})
    with django_assert_max_num_queries(16):
        loader.browser.get("/admin/calendar/")
