"""The search page by the index and without one: what it shows, what it offers, and the fragment of suggestions."""

import pytest
from django.core.cache import cache
from django.test import Client

from yimen.accounts import limits
from yimen.accounts.limits import Limit
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.search import reading
from yimen.search.acts.rebuild import rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def district(settings, tmp_path, monkeypatch):
    settings.YIMEN_HOME = tmp_path
    monkeypatch.setattr(reading, "FRESH_SECONDS", 0.0)
    reading.forget()
    cache.clear()
    market = make_agency("scjg", name="宝山区市场监管局")
    make_service(market, name="食品经营许可")
    make_service(market, name="食品经营许可（注销）", published=False)
    make_service(make_agency("xfzd", name="宝山区消防支队"), name="消防安全检查", audience=["organisation"])
    rebuild()
    yield
    reading.forget()


def page(address, language="zh-hans"):
    client = Client()
    client.cookies["yimen_language"] = language
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_numbers_stand_beside_the_filters_and_marks_in_the_names():
    shown = page("/search?q=食品")
    assert "<mark>食品</mark>经营许可" in shown
    assert '<option value="scjg">宝山区市场监管局 (2)</option>' in shown and "宝山区消防支队 (" in shown
    narrowed = page("/search?q=食品&agency=scjg&kind=01&audience=person")
    assert '<option value="scjg" selected>宝山区市场监管局 (1)</option>' in narrowed
    assert 'href="/search?q=%E9%A3%9F%E5%93%81"' in narrowed


def test_guides_are_a_kind_of_their_own():
    shown = page("/search?q=经营场所", "en")
    assert "In the guides" in shown
    guides = page("/search?q=经营场所&in=guides", "en")
    assert 'aria-current="page">In the guides' in guides and "ym-result__facts" in guides


def test_what_only_comes_near_is_told_and_nothing_offers_something():
    assert "these come near" in page("/search?q=食拼经赢", "en")
    nothing = page("/search?q=鲎鼋魑魅", "en")
    assert "Nothing found" in nothing and "What most people come for" in nothing
    assert "宝山区消防支队" in page("/search?q=支消方队鲎鼋")


def test_a_page_beyond_the_end_is_the_last_one():
    assert "食品经营许可" in page("/search?q=食品&page=99").replace("<mark>食品</mark>", "食品")


@pytest.mark.parametrize(
    "query",
    ["&".join(f"agency={n}" for n in range(10_000)), "in=powers&q=x", "in=nothing&q=食品", "q=" + "%f0%9f%99%82" * 99],
)
def test_hostile_addresses(query):
    page(f"/search?{query}")


def test_one_query_for_the_hits_whatever_their_number(django_assert_max_num_queries):
    page("/search?q=食品")
    with django_assert_max_num_queries(4):  # the hits; departments, twice; kinds
        page("/search?q=许可")


def test_suggestions_are_options_with_marks_and_addresses():
    shown = page("/search/suggestions?q=食品&as=q")
    assert (
        'role="option" id="q-option-1"' in shown and "<mark>食品</mark>" in shown and 'data-href="/services/' in shown
    )
    assert "data-href" not in page("/search/suggestions?text=食品&as=find")
    assert page("/search/suggestions?q=").strip() == "" == page("/search/suggestions?q=%00").strip()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "'\"><img src=x>", "x" * 5000])
def test_suggestions_are_never_markup(text):
    client = Client()
    shown = client.get("/search/suggestions", {"q": text, "as": '"><script>'}).content.decode()
    assert "<script>" not in shown and "<img" not in shown


def test_suggestions_have_a_limit(monkeypatch):
    monkeypatch.setattr(limits, "SUGGEST_BY_ADDRESS", Limit("suggest", 2))
    codes = [Client().get("/search/suggestions", {"q": "食品"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_the_field_works_without_scripts_and_says_what_it_controls():
    shown = page("/")
    assert '<input class="govuk-input" id="q" name="q" type="search"' in shown
    assert 'hx-get="/search/suggestions"' in shown and 'id="q-suggestions" role="listbox"' in shown
