"""An amendment on the pages of the offices: strangers first, then drafted, seen with its impact, reviewed, in force, answered."""

import pytest
from django.test import Client

from yimen.cases.tests.factories import make_case, make_user
from yimen.catalogue.tests.factories import OPENED
from yimen.laws.importing import read_rows, write_rows
from yimen.laws.models import Amendment, Task
from yimen.procedure import Role

pytestmark = pytest.mark.django_db
LAWS = '{"law": "食品安全法", "rank": "law", "article": "第三十五条", "valid_from": "2000-01-01", "text": "国家实行许可制度。"}'
DRAFT = {
    "kind": "amend", "valid_from": "2030-01-01", "document": "主席令第9号", "reason": "法律修改",
    "articles": "第三十五条 国家对食品经营实行备案制度。", "struck": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def laws(db: None) -> None:
    write_rows(read_rows("laws.jsonl", LAWS), now=OPENED)


def _browser(*roles: Role, **given) -> Client:
    client = Client()
    client.force_login(make_user(*roles, **given))
    return client


def _drafted(client: Client, **changed: str) -> Amendment:
    answer = client.post("/reform/laws/shi-pin-an-quan-fa/change", DRAFT | changed)
    assert answer.status_code == 302, answer.content.decode()
    return Amendment.objects.get()


def test_others_do_not_change_the_law() -> None:
    case = make_case()
    assert Client().get("/reform/laws/").status_code == 302
    officer = _browser(Role.OFFICER, agency=case.agency)
    assert officer.get("/reform/laws/").status_code == 403
    assert officer.post("/reform/laws/shi-pin-an-quan-fa/change", DRAFT).status_code == 403
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [{"articles": ""}, {"articles": "没有序号"}, {"valid_from": "soon"}, {"struck": "第九条"}, {"document": ""}],
)
def test_what_is_wrong_is_told_on_the_form(changed: dict[str, str]) -> None:
    answer = _browser(Role.LEGAL_OFFICE).post("/reform/laws/shi-pin-an-quan-fa/change", DRAFT | changed)
    assert answer.status_code in (409, 422) and 'role="alert"' in answer.content.decode()
    assert "主席令第9号" in answer.content.decode() or "document" in changed


def test_an_amendment_shows_its_impact_and_leaves_tasks() -> None:
    case = make_case()
    legal, reform = _browser(Role.LEGAL_OFFICE), _browser(Role.REFORM_OFFICE)
    amendment = _drafted(reform)
    page = f"/reform/laws/changes/{amendment.pk}/"
    shown = legal.get(page).content.decode()
    assert case.number in shown and "<del>" in shown and case.service.name in shown
    assert legal.post(f"{page}publish").status_code == 403
    assert legal.post(f"{page}review").status_code == 302
    assert reform.post(f"{page}publish").status_code == 302
    task = Task.objects.get()
    assert (task.subject, task.place, task.state) == (case.service.code, "legal_basis[0]", "open")
    officer = _browser(Role.OFFICER, agency=case.agency)
    assert task.title in officer.get("/reform/laws/tasks/").content.decode()
    officer.post(f"/reform/laws/tasks/{task.pk}", {"answer": "right", "note": ""})
    assert Task.objects.get().state == "open"
    answer = officer.post(f"/reform/laws/tasks/{task.pk}", {"answer": "change"})
    assert answer.headers["Location"].startswith(f"/reform/services/{case.service.code}/change?reason=")
    begun = officer.get(answer.headers["Location"]).content.decode()
    assert "《食品安全法》第三十五条" in begun
    assert [step.state for step in Task.objects.get().steps.all()] == ["change"]


def test_a_new_law_is_entered() -> None:
    legal = _browser(Role.LEGAL_OFFICE)
    typed = DRAFT | {"name": "新法", "rank": "law", "articles": "第一条 甲。\n第二条 乙：\n（一）丙。"}
    assert legal.post("/reform/laws/new", typed).status_code == 302
    assert [change["article"] for change in Amendment.objects.get().changes] == ["1", "2"]
    assert "第二条" in legal.get(f"/reform/laws/changes/{Amendment.objects.get().pk}/").content.decode()


def test_the_case_page_leads_to_the_text_of_its_day() -> None:
    case = make_case()
    officer = _browser(Role.OFFICER, agency=case.agency)
    day = (case.accepted_at or case.submitted_at).astimezone().date()
    page = officer.get(f"/desk/cases/{case.number}/").content.decode()
    assert f"/laws/shi-pin-an-quan-fa/35/?on={day.year}" in page


def test_ending_a_service_shows_the_applications_under_way() -> None:
    case = make_case()
    reform = _browser(Role.REFORM_OFFICE)
    typed = {
        "kind": "cancel", "name": case.service.name, "type": "01", "agency": case.agency.code, "statutory": "20wd",
        "promised": "5wd", "valid_from": "2030-01-01", "reason": "取消", "basis": "国发〔2029〕1号",
    }  # fmt: skip
    answer = reform.post(f"/reform/services/{case.service.code}/change", typed)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert case.number in reform.get(answer.headers["Location"]).content.decode()
