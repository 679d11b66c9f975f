"""One's own cases: seen by their owner only; corrections and withdrawal from the page as it stands."""

import pytest
from django.test import Client

from yimen.cases import acts
from yimen.cases.models import Case
from yimen.cases.tests.factories import make_actor, make_case
from yimen.procedure import Role
from yimen.web.applicant.tests.walking import pdf


@pytest.fixture
def case(wang: Client) -> Case:
    return make_case(state="correction", applicant=wang.user)  # type: ignore[attr-defined]


def test_somebody_elses_case_is_not_there(case: Case, li: Client) -> None:
    for page in ("", "progress", "receipt", "correct", "withdraw"):
        assert li.get(f"/my/cases/{case.number}/{page}").status_code == 404, page
    assert li.post(f"/my/cases/{case.number}/withdraw").status_code == 404


def test_an_empty_list_says_what_to_do(wang: Client) -> None:
    assert 'href="/search"' in wang.get("/my/").content.decode()


@pytest.mark.parametrize(
    "state",
    [
        "submitted",
        "pre_reviewed",
        "correction",
        "accepted",
        "granted",
        "refused",
        "delivered",
        "not_accepted",
        "withdrawn",
    ],
)
def test_every_state_has_its_page(wang: Client, state: str) -> None:
    case = make_case(state=state, applicant=wang.user)  # type: ignore[attr-defined]
    for page in ("", "progress", "receipt"):
        assert wang.get(f"/my/cases/{case.number}/{page}").status_code == 200
    assert case.number in wang.get("/my/").content.decode()


def test_the_decision_is_told_with_reasons_and_remedies(wang: Client) -> None:
    case = make_case(state="refused", applicant=wang.user)  # type: ignore[attr-defined]
    page = wang.get(f"/my/cases/{case.number}/").content.decode()
    assert "不符合条件" in page and "行政复议" in page


def test_corrections_name_all_gaps_and_keep_files_until_handed_in(case: Case, wang: Client) -> None:
    address = f"/my/cases/{case.number}/correct"
    page = wang.get(address).content.decode()
    assert "身份证明" in page and "场所平面图" in page
    wang.post(address, {"file-identity": pdf("better.pdf"), "upload": "identity", "note": "see file"})
    kept = wang.get(address).content.decode()
    assert "better.pdf" in kept
    assert case.materials.count() == 1, "not handed in yet"
    untouched = wang.post(address, {"sequence": case.sequence, "note": "still here"})
    assert untouched.status_code == 422 and "still here" in untouched.content.decode()
    done = wang.post(address, {"sequence": case.sequence, "item-0": "1", "item-1": "1", "note": ""})
    assert done.status_code == 302
    case.refresh_from_db()
    assert case.state == "submitted" and case.materials.count() == 2


def test_a_case_that_moved_on_refuses_stale_corrections(case: Case, wang: Client) -> None:
    answer = wang.post(
        f"/my/cases/{case.number}/correct", {"sequence": case.sequence - 1, "item-0": "1", "note": "my words"}
    )
    assert answer.status_code == 409
    assert "my words" in answer.content.decode()


def test_no_corrections_where_none_are_asked(wang: Client) -> None:
    case = make_case(applicant=wang.user)  # type: ignore[attr-defined]
    assert wang.get(f"/my/cases/{case.number}/correct").status_code == 409


def test_withdraw_from_a_stale_page_keeps_the_reason(wang: Client) -> None:
    case = make_case(applicant=wang.user)  # type: ignore[attr-defined]
    officer = make_actor(Role.OFFICER, agency=case.agency)
    acts.PERFORM["pre_review"](case.number, actor=officer, now=case.submitted_at)
    address = f"/my/cases/{case.number}/withdraw"
    stale = wang.post(address, {"sequence": "1", "reason": "moved house"})
    assert stale.status_code == 409 and "moved house" in stale.content.decode()
    assert wang.post(address, {"sequence": "2", "reason": "moved house"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "withdrawn"
