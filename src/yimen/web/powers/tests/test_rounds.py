"""A round through its pages, from opening to the published list; wrong people and wrong forms first."""

from datetime import timedelta

import pytest

from yimen.catalogue.tests.factories import make_agency
from yimen.powers.acts import draft_line
from yimen.powers.models import Line, PowerVersion, Round
from yimen.powers.tests.factories import NOW, content, duties, make_sheet, publish
from yimen.powers.tests.factories import clerk as clerk_of
from yimen.powers.tests.test_demands import make_task
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def form(**changed) -> dict:
    row = {"kind": "02", "name": "对无证生产的处罚", "subject": "市场监管局", "basis": "《食品安全法》第一条"}
    columns = {f"duty_{name}": [duty[name] for duty in duties("立案", "决定")] for name in duties("立案")[0]}
    return row | columns | {"supervision": "12345", "status": "exercised", "reason": "新法施行"} | changed


@pytest.fixture
def agency():
    return make_agency("scjg", order=18)


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.COUNTER, Role.SUPERVISOR])
def test_other_roles_are_refused(role: Role) -> None:
    browser = signed_in(role).browser
    for address in ("/reform/rounds/", "/reform/rounds/1/", "/desk/powers/", "/desk/powers/sheets/1/"):
        assert browser.get(address).status_code == 403


def test_a_round_through_its_pages(agency) -> None:
    office, second = signed_in(Role.REFORM_OFFICE, name="审改员"), signed_in(Role.REFORM_OFFICE, name="审改员乙")
    legal, third = signed_in(Role.LEGAL_OFFICE, name="法制员"), signed_in(Role.REFORM_OFFICE, name="审改员丙")
    clerk = signed_in(Role.OFFICER, agency=agency, name="科员")
    head = signed_in(Role.SECTION_HEAD, agency=agency, name="科长")
    assert "No combing round" in text(clerk.browser.get("/desk/powers/"))
    wrong = office.browser.post("/reform/rounds/", {"title": "第一轮", "due": "soon"})
    assert wrong.status_code == 422 and "第一轮" in text(wrong)
    assert legal.browser.post("/reform/rounds/", {"title": "第一轮", "due": "2099-01-01"}).status_code == 403
    assert office.browser.post("/reform/rounds/", {"title": "第一轮", "due": "2099-01-01"}).status_code == 302
    sheet, common = (Round.objects.get().sheets.get(agency=each) for each in (agency, None))
    desk, reform = f"/desk/powers/sheets/{sheet.pk}", f"/reform/rounds/sheets/{sheet.pk}"
    assert clerk.browser.get("/desk/powers/")["Location"] == f"{desk}/"
    stranger = signed_in(Role.OFFICER, agency=make_agency("wjw"))
    assert stranger.browser.get(f"{desk}/").status_code == 404

    refused = clerk.browser.post(f"{desk}/lines/new", form(name=""))
    assert refused.status_code == 422 and "Name of the power" in text(refused) and "新法施行" in text(refused)
    more = clerk.browser.post(f"{desk}/lines/new", form(more="1"))
    assert more.status_code == 200 and text(more).count('name="duty_step"') == 4
    assert clerk.browser.post(f"{desk}/lines/new", form()).status_code == 302
    line = Line.objects.get()
    assert len(line.content["duties"]) == 2
    assert clerk.browser.post(f"{desk}/lines/{line.code}/", form(name="对无证生产、销售的处罚")).status_code == 302
    assert clerk.browser.post(f"{desk}/lines/{line.code}/drop").status_code == 302
    assert clerk.browser.get(f"{desk}/lines/{line.code}/").status_code == 404
    clerk.browser.post(f"{desk}/lines/new", form())
    code = Line.objects.get().code

    assert clerk.browser.post(f"{desk}/moves/hand_in").status_code == 403
    assert head.browser.post(f"{desk}/moves/hand_in").status_code == 302
    assert office.browser.post(f"{reform}/moves/reform").status_code == 409
    assert legal.browser.post(f"{reform}/moves/return", {"remark": ""}).status_code == 422
    assert legal.browser.post(f"{reform}/remarks", {"code": code, "text": "请补充依据"}).status_code == 302
    assert legal.browser.post(f"{reform}/moves/legal").status_code == 409
    assert legal.browser.post(f"{reform}/moves/return").status_code == 302
    remark = sheet.remarks.get()
    assert "请补充依据" in text(clerk.browser.get(f"{desk}/"))
    assert clerk.browser.post(f"{desk}/remarks/{remark.pk}", {"answer": ""}).status_code == 422
    assert clerk.browser.post(f"{desk}/remarks/{remark.pk}", {"answer": "已补充"}).status_code == 302

    whole = ((head, "hand_in"), (legal, "legal"), (office, "reform"), (second, "accept"))
    for person, name in whole:
        base = desk if person is head else reform
        assert f"{base}/moves/{name}" in text(person.browser.get(f"{base}/"))
        assert person.browser.post(f"{base}/moves/{name}").status_code == 302
    publish = {"valid_from": "2099-01-01"}
    assert "1 sheets are not accepted" in text(office.browser.post("/reform/rounds/1/publish", publish))
    for person, name in ((third, "hand_in"), (legal, "legal"), (office, "reform"), (second, "accept")):
        assert person.browser.post(f"/reform/rounds/sheets/{common.pk}/moves/{name}").status_code == 302
    assert "2 of 2 sheets" in text(office.browser.get("/reform/rounds/1/"))
    assert office.browser.post("/reform/rounds/1/publish", publish).status_code == 302
    assert PowerVersion.objects.get().power.code == code
    assert "added" in text(office.browser.get(f"{reform}/")).lower()


def test_the_progress_of_a_round_takes_few_queries(agency, django_assert_max_num_queries) -> None:
    office = signed_in(Role.REFORM_OFFICE)
    office.browser.post("/reform/rounds/", {"title": "第一轮", "due": "2099-01-01"})
    # Session, account and post; the round, its sheets, their remarks.
    with django_assert_max_num_queries(6):
        office.browser.get("/reform/rounds/1/")


def test_a_task_leads_to_the_line_of_the_next_sheet(agency) -> None:
    """Whoever says that a power needs a change: without a round it is kept, with one the line opens with its reason."""
    first = make_sheet(agency)
    code = draft_line(first.pk, "add", content(), reason="新设", actor=clerk_of(), now=NOW).code
    publish(first.round, NOW.date() + timedelta(days=20))
    task = make_task(code)
    officer = signed_in(Role.OFFICER, agency=agency)
    address = f"/reform/laws/tasks/{task.pk}"
    kept = officer.browser.post(address, {"answer": "change"}, follow=True)
    assert "next sheet of a combing round" in kept.content.decode()
    officer.browser.post(address, {"answer": "right", "note": "未变"})
    sheet = make_sheet(agency, now=NOW + timedelta(days=100))
    answered = officer.browser.post(address, {"answer": "change"})
    assert answered["Location"] == f"/desk/powers/sheets/{sheet.pk}/lines/{code}/"
    assert "主席令第1号：《食品安全法》第一百二十二条" in officer.browser.get(answered["Location"]).content.decode()
    assert "no line yet" in officer.browser.get(f"/desk/powers/sheets/{sheet.pk}/").content.decode()
