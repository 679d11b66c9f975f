"""Pages of a form: groups, tables and conditions without scripts; two windows on one draft, and what a script saves."""

import re
from typing import Any

import pytest
from django.test import Client

from yimen.cases.drafts import answers_of, applicant_of
from yimen.catalogue.models import Service
from yimen.catalogue.tests.factories import make_form, make_service
from yimen.web.applicant.tests.walking import APPLICANT, begin, draft_of

PERSON = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "title": "姓名", "x-title-en": "Name"},
        "phone": {"type": "string", "title": "手机", "x-title-en": "Mobile", "format": "cn-mobile"},
    },
}


def rich_form() -> dict[str, Any]:
    """The plain form with a page of a group, a table, a text and a question of another page's answer."""
    form = make_form()
    big = {"field": "area", "at_least": 100}
    form["properties"] |= {
        "note": {
            "type": "null",
            "title": "须知",
            "x-title-en": "Please note",
            "x-description-en": "Staff on site only.",
        },
        "manager": {**PERSON, "title": "负责人", "x-title-en": "Manager", "x-widget": "person", "x-prefill": "party"},
        "staff": {"type": "array", "title": "人员", "x-title-en": "Staff", "maxItems": 3, "items": PERSON},
        "plan": {"type": "string", "title": "方案", "x-title-en": "Plan", "x-show-when": big},
        "pay": {"type": "number", "title": "工资", "x-title-en": "Pay", "x-widget": "money", "x-unit-en": "yuan"},
    }
    form["x-sections"].insert(
        1, {"key": "people", "title": "人员", "fields": ["note", "manager", "staff", "plan", "pay"]}
    )
    form["required"] += ["manager", "plan"]
    return form


@pytest.fixture
def rich(db: None) -> Service:
    return make_service(form=rich_form())


def text(answer: Any) -> str:
    return str(answer.content.decode())


def marks(page: str) -> dict[str, str]:
    """What a page says it knows."""
    return {name: re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in ("seen", "page_mark")}  # type: ignore[index]


def test_faults_within_groups_and_rows_lead_to_their_field(wang: Client, rich: Service) -> None:
    address = begin(wang, rich)
    wang.post(f"{address}form/premises", {"area": "120", "later": "1"})
    answer = wang.post(f"{address}form/people", {"staff-0-phone": "1380", "pay": "1.005"})
    page = text(answer)
    assert answer.status_code == 422
    for place in ("manager-name", "staff-0-name", "staff-0-phone", "plan", "pay"):
        assert f'href="#field-{place}"' in page and f'id="field-{place}"' in page, place
    assert "Staff 1, Name" in page and 'value="1380"' in page
    assert "Please note" in page and "Staff on site only." in page


def test_a_row_more_and_a_row_less_without_scripts(wang: Client, rich: Service) -> None:
    address = begin(wang, rich)
    one = wang.post(f"{address}form/people?back=check", {"staff-0-name": "甲", "add": "staff"})
    assert one.url == f"{address}form/people?back=check&add=staff#field-staff"  # type: ignore[attr-defined]
    page = text(wang.get(one.url))  # type: ignore[attr-defined]
    assert 'value="甲"' in page and 'name="staff-1-name"' in page and 'name="staff-2-name"' not in page
    wang.post(f"{address}form/people", {"staff-0-name": "甲", "staff-1-name": "乙", "drop": "staff-0"})
    assert answers_of(draft_of(address))["staff"] == [{"name": "乙"}]


def test_a_question_of_another_pages_answer_is_asked_only_then(wang: Client, rich: Service) -> None:
    address = begin(wang, rich)
    wang.post(f"{address}form/premises", {"area": "99", "later": "1"})
    assert 'name="plan"' not in text(wang.get(f"{address}form/people"))
    wang.post(f"{address}form/premises", {"area": "100", "later": "1"})
    page = text(wang.get(f"{address}form/people"))
    assert 'name="plan"' in page and "data-show-rule" not in page, "decided: nothing is left to scripts"
    wang.post(f"{address}form/people", {"plan": "x", "later": "1"})
    wang.post(f"{address}form/premises", {"area": "5", "later": "1"})
    assert "#field-plan" not in text(wang.get(f"{address}check")), "what was hidden again is not handed in"


def test_what_is_known_is_filled_in_until_somebody_empties_it(wang: Client, rich: Service) -> None:
    address = begin(wang, rich)
    wang.post(f"{address}applicant", APPLICANT)
    page = text(wang.get(f"{address}form/people"))
    assert 'name="manager-name" type="text" value="王小明"' in page and "please check it" in page
    assert "manager" not in answers_of(draft_of(address)), "nothing is answered before the page is sent"
    wang.post(f"{address}form/people", {"manager-name": "王小明", "later": "1"})
    wang.post(f"{address}form/people", {"manager-name": "", "later": "1"})
    assert 'value="王小明"' not in text(wang.get(f"{address}form/people"))


def test_many_pages_are_listed_with_what_is_done(wang: Client, rich: Service) -> None:
    address = begin(wang, rich)
    wang.post(f"{address}applicant", APPLICANT)
    page = text(wang.get(address))
    assert "1 of 5 pages are done" in page
    assert page.count("ym-tag--green") == 1 and f'href="{address}form/people"' in page
    assert wang.get(begin(wang, make_service(form={**make_form(), "x-sections": []}))).status_code == 302, (
        "a short one has no list"
    )


class TestTwoWindows:
    def test_each_keeps_what_it_typed_on_one_page(self, wang: Client, service: Service) -> None:
        address = begin(wang, service)
        first, second = (marks(text(wang.get(f"{address}form/premises"))) for _window in range(2))
        wang.post(f"{address}form/premises", {**first, "premises": "牡丹江路1800号", "later": "1"})
        wang.post(f"{address}form/premises", {**second, "area": "20", "kind": "restaurant", "later": "1"})
        assert answers_of(draft_of(address)) == {"premises": "牡丹江路1800号", "area": 20, "kind": "restaurant"}
        wang.post(f"{address}form/premises", {**first, "premises": "牡丹江路1801号", "later": "1"})
        assert answers_of(draft_of(address))["area"] == 20, "the first window never saw it, and takes nothing away"

    def test_a_real_conflict_shows_both_and_asks(self, wang: Client, service: Service) -> None:
        address = begin(wang, service)
        form = f"{address}form/premises"
        first, second = (marks(text(wang.get(form))) for _window in range(2))
        wang.post(form, {**first, "premises": "牡丹江路1800号", "area": "20", "later": "1"})
        asked = wang.post(form, {**second, "premises": "友谊路1号", "area": "20", "kind": "restaurant"})
        page = text(asked)
        assert asked.status_code == 409
        assert "牡丹江路1800号" in page and "友谊路1号" in page and 'href="#keep-premises"' in page
        stored = answers_of(draft_of(address))
        assert stored == {"premises": "牡丹江路1800号", "area": 20, "kind": "restaurant"}, "all else has been saved"
        again = {**marks(page), "premises": "友谊路1号", "area": "20", "kind": "restaurant", "conflict": "premises"}
        assert wang.post(form, again).status_code == 409, "until somebody has chosen"
        assert answers_of(draft_of(address))["premises"] == "牡丹江路1800号"
        assert wang.post(form, {**again, "keep-premises": "stored"}).status_code == 302
        assert answers_of(draft_of(address))["premises"] == "牡丹江路1800号"
        assert wang.post(form, {**again, "keep-premises": "typed"}).status_code == 302
        assert answers_of(draft_of(address))["premises"] == "友谊路1号"

    def test_the_applicants_particulars_too(self, wang: Client, service: Service) -> None:
        address = begin(wang, service)
        first, second = (marks(text(wang.get(f"{address}applicant"))) for _window in range(2))
        wang.post(f"{address}applicant", {**first, **APPLICANT})
        other = {**second, **APPLICANT, "applicant_name": "王大明"}
        asked = wang.post(f"{address}applicant", other)
        assert asked.status_code == 409 and 'name="conflict" value="applicant_name"' in text(asked)
        assert applicant_of(draft_of(address))["name"] == "王小明"
        chosen = {**marks(text(asked)), "conflict": "applicant_name", "keep-applicant_name": "typed"}
        assert wang.post(f"{address}applicant", {**other, **chosen}).status_code == 302
        assert applicant_of(draft_of(address))["name"] == "王大明"

    def test_a_faulty_page_shows_what_the_other_window_saved(self, wang: Client, service: Service) -> None:
        address = begin(wang, service)
        first, second = (marks(text(wang.get(f"{address}form/premises"))) for _window in range(2))
        wang.post(f"{address}form/premises", {**first, "premises": "牡丹江路1800号", "later": "1"})
        answer = wang.post(f"{address}form/premises", {**second, "area": "none"})
        assert answer.status_code == 422
        assert 'value="牡丹江路1800号"' in text(answer) and 'value="none"' in text(answer)


class TestSavedByScript:
    def test_it_saves_without_asking_and_says_so(self, wang: Client, service: Service) -> None:
        address = begin(wang, service)
        page = text(wang.get(f"{address}form/premises"))
        assert "data-autosave>" in page
        mine = {**marks(page), "premises": "路"}
        answer = wang.post(f"{address}form/premises", mine, headers={"X-Autosave": "1"})
        assert answer.status_code == 200 and answer.json()["whole"] is True and "Saved" in answer.json()["message"]
        assert answers_of(draft_of(address)) == {"premises": "路"}, "right or wrong"
        more = wang.post(f"{address}form/premises", {**mine, "premises": "牡丹"}, headers={"X-Autosave": "1"})
        assert more.json()["whole"] is True, "a window is never in conflict with itself"
        other = {**mine, "page_mark": "other", "premises": "友谊路"}
        assert wang.post(f"{address}form/premises", other, headers={"X-Autosave": "1"}).json()["whole"] is False
        assert answers_of(draft_of(address)) == {"premises": "牡丹"}

    def test_a_stranger_saves_nothing(self, wang: Client, li: Client, service: Service) -> None:
        address = begin(wang, service)
        mine = {"premises": "路", "seen": "0", "page_mark": "x"}
        assert li.post(f"{address}form/premises", mine, headers={"X-Autosave": "1"}).status_code == 404
        assert Client().post(f"{address}form/premises", mine, headers={"X-Autosave": "1"}).status_code == 302
        assert answers_of(draft_of(address)) == {}
