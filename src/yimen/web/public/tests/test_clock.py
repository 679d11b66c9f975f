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


def test_a_slip_in_days_keeps_what_was_typed_and_points_to_its_field(client) -> None:
    page = client.get("/clock/", {"from": "2016-02-03", "days": "some", "stop_from": "2016-02-04"}).content.decode()
    assert 'href="#field-days"' in page and 'id="field-days"' in page
    assert 'value="some"' in page and 'value="2016-02-03"' in page and 'value="2016-02-04"' in page


def test_stops_from_the_form_and_from_the_address(client) -> None:
    asked = {"from": "2016-01-04", "term": "5wd", "stop": "2016-01-05..2016-01-07"}
    assert "2016年1月13日" in client.get("/clock/", asked).content.decode()
    asked |= {"stop_from": "2016-01-06", "stop_to": "2016-01-08"}
    page = client.get("/clock/", asked).content.decode()
    assert "2016年1月14日" in page, "overlapping stops count once"
    assert 'name="stop" value="2016-01-05..2016-01-07"' in page, "the next question keeps them"
    reversed_stop = client.get(
        "/clock/", {"from": "2016-01-04", "days": "5", "stop_from": "2016-01-08", "stop_to": "2016-01-06"}
    )
    assert 'href="#field-stop_to"' in reversed_stop.content.decode()


def test_every_day_says_in_words_what_its_colour_means(client) -> None:
    page = client.get("/clock/?from=2016-02-03&term=5wd").content.decode()
    for sign in ("起算", "第1日", "调休上班", "休 春节", "届满日"):
        assert f"<small>{sign}</small>" in page, sign
    english = client.get("/clock/?from=2016-02-03&term=5wd", headers={"Accept-Language": "en"}).content.decode()
    for sign in ("Event", "Day 1", "Make-up", "Spring Festival", "Last day"):
        assert f"<small>{sign}</small>" in english, sign


def test_a_count_of_many_years_is_told_but_not_drawn(client) -> None:
    page = client.get("/clock/?from=2016-02-03&term=2000wd").content.decode()
    assert "ym-calendar" not in page and "届满日" in page
