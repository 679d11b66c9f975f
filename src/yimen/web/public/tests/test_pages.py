"""What anybody may read, in both languages."""

import pytest
from django.core.cache import cache
from django.test import Client

from yimen.catalogue.models import Service
from yimen.catalogue.tests.factories import make_service

LANGUAGES = ("zh-hans", "en")


@pytest.fixture(autouse=True)
def fresh(db: None) -> None:
    cache.clear()


def browser(language: str) -> Client:
    client = Client()
    client.cookies["yimen_language"] = language
    return client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/search", "/search?q=zzz", "/departments", "/track/", "/account/login"])
def test_pages_of_an_empty_district(path: str, language: str) -> None:
    assert browser(language).get(path).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_counts_records(language: str) -> None:
    service = make_service()
    page = browser(language).get("/").content.decode()
    assert f"/services/{service.code}/" in page


def test_the_guide_has_what_article_30_asks_for() -> None:
    page = browser("zh-hans").get(f"/services/{make_service().code}/").content.decode()
    for fact in (
        "食品安全法",
        "相适应的场所",
        "无数量限制",
        "审核",
        "20 个工作日",
        "身份证明",
        "申请书示范文本",
        "021-56000001",
    ):
        assert fact in page, fact


def test_the_printable_guide_has_everything_open() -> None:
    page = browser("en").get(f"/services/{make_service().code}/print").content.decode()
    assert '<details class="govuk-details" open' in page


@pytest.mark.parametrize("suffix", ["", "print"])
def test_an_unknown_service(suffix: str) -> None:
    assert browser("en").get(f"/services/nothing/{suffix}").status_code == 404


def test_a_service_that_is_only_listed_says_whom_to_ask() -> None:
    service = make_service(published=False)
    answer = browser("en").get(f"/services/{service.code}/")
    assert answer.status_code == 200 and "021-56000001" in answer.content.decode()
    assert browser("en").get(f"/services/{service.code}/print").status_code == 404


def test_a_cancelled_service_says_so() -> None:
    service = make_service()
    Service.objects.filter(pk=service.pk).update(status=Service.Status.RETIRED)
    assert "cancelled" in browser("en").get(f"/services/{service.code}/").content.decode()


def test_search_keeps_its_filters_and_marks_what_was_found() -> None:
    make_service(name="食品经营许可")
    make_service(name="公共场所卫生许可")
    page = browser("zh-hans").get("/search?q=食品&audience=person").content.decode()
    assert "<mark>食品</mark>经营许可" in page and "公共场所" not in page
    assert '<option value="person" selected>' in page


@pytest.mark.parametrize(
    "query", ["q=%00%27%3B", "q=" + "x" * 5000, "page=9999", "page=abc", "agency=none&topic=none&audience=x&online=7"]
)
def test_search_takes_whatever_stands_in_the_address(query: str) -> None:
    make_service()
    assert browser("en").get(f"/search?{query}").status_code == 200


def test_searched_words_are_never_markup() -> None:
    make_service()
    assert "<script>alert" not in browser("en").get("/search?q=<script>alert(1)</script>").content.decode()
