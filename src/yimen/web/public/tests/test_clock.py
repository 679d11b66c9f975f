"""The working-day calculator says the day, shows why, and names what is wrong with a question."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2016-02-03", "term": "5wd"},
        {"from": "2016年2月3日", "days": "5", "unit": "wd"},
        {"from": "2016/2/3", "days": "5", "unit": "nonsense"},
    ],
)
def test_make_up_days_count_and_the_festival_does_not(client, asked: dict) -> None:
    page = client.get("/clock/", asked).content.decode()
    assert "2016年2月15日" in page
    assert "春节" in page
    assert page.count("is-makeup") >= 2


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2016-02-30", "term": "5wd"},
        {"from": "yesterday", "term": "5wd"},
        {"from": "2016-02-03", "days": "many"},
        {"from": "2016-02-03", "days": "-5"},
        {"from": "9999-12-31", "term": "5wd"},
        {"from": "2016-02-03", "term": "5wd", "stop_from": "x"},
        {"from": "\x00<script>", "days": "9" * 40},
    ],
)
def test_a_question_without_answer_is_explained_and_kept(client, asked: dict) -> None:
    answer = client.get("/clock/", asked)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "error-summary" in page
    assert "<script>" not in page.replace("<script src", "").replace("<script type", "")


def test_beyond_the_known_calendar_it_says_so(client) -> None:
    assert "暂" in client.get("/clock/", {"from": "2031-01-02", "term": "5wd"}).content.decode()


def test_an_empty_page_asks_for_today(client) -> None:
    assert client.get("/clock/").status_code == 200
