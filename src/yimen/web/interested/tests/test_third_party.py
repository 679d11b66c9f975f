"""A third party on its own way: code, page, statement with a file, hearing, account; wrong, old and used codes first."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client, override_settings

from yimen.accounts import limits
from yimen.cases import acts
from yimen.cases.acts.invite import invite
from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.models import CaseEvent, Invitation, StatementFile
from yimen.cases.queries import dossier
from yimen.cases.tests.factories import lately, make_actor, make_agency, make_case, make_service, make_user
from yimen.cases.third_parties import who_of
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.tests.samples import pdf
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    case = make_case(make_service(hearing="may"), state="accepted", now=lately(), applicant=make_user(Role.APPLICANT))
    return told(case, ["赵邻居", "钱商户"])


def told(case, names):
    officer = make_actor(Role.OFFICER, agency=case.agency)
    acts.PERFORM["notify_interested"](case.number, actor=officer, now=later(2), parties=names, interest="油烟排放")
    return case


def later(hours):
    return lately() + timedelta(hours=hours)


def coded(case, place=0):
    officer = make_actor(Role.OFFICER, agency=case.agency)
    token = dossier(case, shanghai_date(later(3))).file.interested[place]
    return invite(case.number, token, actor=officer, now=later(3))


def entered(case, place=0):
    browser = Client()
    invitation, code = coded(case, place)
    answer = browser.post("/interested/", {"code": code.lower().replace("-", " ")})
    assert answer.headers["Location"] == f"/interested/{case.number}/"
    return browser, invitation


def page(browser, case, path="", **headers):
    return browser.get(f"/interested/{case.number}/{path}", headers={"Accept-Language": "en"})


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [("", 422, "Enter the code"), ("ABCD-EFGH-2345", 404, "no such code"), ("<b>", 404, "no such code")],
)
def test_a_wrong_code_opens_nothing(code, status, words) -> None:
    answer = Client().post("/interested/", {"code": code}, headers={"Accept-Language": "en"})
    assert (answer.status_code, words in answer.content.decode()) == (status, True)


def test_each_code_that_opens_nothing_says_why(case) -> None:
    def refused(code):
        answer = Client().post("/interested/", {"code": code}, headers={"Accept-Language": "en"})
        return answer.status_code, answer.content.decode()

    used, code = coded(case)
    assert Client().post("/interested/", {"code": code}).status_code == 302
    assert "used already" in refused(code)[1]
    newer, newer_code = coded(case)
    assert "replaced by a newer" in refused(code)[1]
    Invitation.objects.filter(pk=newer.pk).update(expires_at=lately())
    status, words = refused(newer_code)
    assert (status, "no longer valid" in words) == (410, True)
    used.refresh_from_db()
    assert used.replaced_at is not None
    assert code.replace("-", "") not in str(Invitation.objects.values_list())


def test_guessing_is_slowed_down() -> None:
    browser = Client()
    answers = [browser.post("/interested/", {"code": "AAAA-AAAA-AAAA"}).status_code for _each in range(12)]
    assert answers[:10] == [404] * 10
    assert answers[10:] == [429, 429]
    assert limits.INVITATION_BY_ADDRESS.most == 10


def test_only_those_who_handle_the_case_give_codes(case) -> None:
    token = dossier(case, shanghai_date(later(3))).file.interested[0]
    for actor in (make_actor(Role.OFFICER, agency=make_agency("wjw")), make_actor(Role.APPLICANT)):
        with pytest.raises(Refusal) as refused:
            invite(case.number, token, actor=actor, now=later(3))
        assert refused.value.status in (403, 404)
    with pytest.raises(Refusal, match="third_party_not_told"):
        invite(case.number, "private:0", actor=make_actor(Role.OFFICER, agency=case.agency), now=later(3))


def test_the_page_shows_the_matter_and_no_paper_of_the_applicant(case) -> None:
    assert page(Client(), case).headers["Location"] == "/interested/"
    browser, _invitation = entered(case)
    shown = page(browser, case)
    words = shown.content.decode()
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert "赵邻居" in words and "油烟排放" in words and "State your views" in words
    assert "钱商户" not in words
    assert "身份证.pdf" not in words
    other = make_case(make_service(), state="accepted", now=lately())
    assert page(browser, other).status_code == 302
    assert browser.get(f"/my/cases/{case.number}/").status_code == 302


def test_a_statement_with_a_file_is_heard(case) -> None:
    browser, invitation = entered(case)
    address = f"/interested/{case.number}/acts/state_views"
    empty = browser.post(address, {"statement": " ", "key": "a"})
    assert empty.status_code == 422
    wrong = BytesIO(b"no pdf at all")
    wrong.name = "x.pdf"
    assert browser.post(address, {"statement": "油烟扰民", "file": wrong, "key": "a"}).status_code == 422
    assert not StatementFile.objects.exists()
    proof = BytesIO(pdf())
    proof.name = "照片.pdf"
    assert browser.post(address, {"statement": "油烟扰民", "file": proof, "key": "a"}).status_code == 302
    event = CaseEvent.objects.get(case=case, kind="views_stated")
    kept = StatementFile.objects.get(case=case)
    assert (event.role, event.who) == ("interested", who_of(invitation.party))
    assert event.data["evidence"] == [kept.file.sha256]
    assert "油烟" not in str(event.data)
    assert dossier(case, shanghai_date(later(3))).file.unheard == (event_party(case, 1),)
    assert "照片.pdf" in page(browser, case).content.decode()
    assert page(browser, case, f"files/{kept.pk}").status_code == 200
    neighbour, _other = entered(case, 1)
    assert "油烟扰民" not in page(neighbour, case).content.decode()
    assert page(neighbour, case, f"files/{kept.pk}").status_code == 404
    assert broken_chain(case.number) is None and not differences(case.number)


def event_party(case, place):
    return dossier(case, shanghai_date(later(3))).file.interested[place]


def test_a_hearing_can_be_asked_for_and_is_followed_to_the_end(case) -> None:
    browser, _invitation = entered(case)
    address = f"/interested/{case.number}/acts/request_hearing"
    assert browser.post(address, {"key": "h"}).status_code == 409
    officer = make_actor(Role.OFFICER, agency=case.agency)
    acts.PERFORM["tell_hearing_right"](case.number, actor=officer, now=later(5))
    assert browser.post(address, {"reason": "影响居住", "key": "h"}).status_code == 302
    day = shanghai_date(later(6)) + timedelta(days=30)
    acts.PERFORM["notify_hearing"](
        case.number, actor=officer, now=later(12), day=day.isoformat(), place="政务服务中心三楼", chair="孙法制"
    )
    words = page(browser, case).content.decode()
    assert "You asked for a hearing" in words and "政务服务中心三楼" in words
    assert "Object to the chair" in words


def test_acts_of_others_are_refused(case) -> None:
    browser, _invitation = entered(case)
    assert browser.get(f"/interested/{case.number}/acts/decide").status_code == 404
    assert browser.post(f"/interested/{case.number}/acts/waive_hearing").status_code == 404


def test_an_account_takes_the_matter_over(case) -> None:
    browser, invitation = entered(case)
    claim = f"/interested/{case.number}/claim"
    assert browser.post(claim).headers["Location"].startswith("/account/login")
    user = make_user(Role.APPLICANT)
    browser.force_login(user)
    assert browser.post(claim).status_code == 302
    elsewhere = Client()
    elsewhere.force_login(user)
    assert page(elsewhere, case).status_code == 200
    assert f"/interested/{case.number}/" in elsewhere.get("/my/").content.decode()
    coded(case)  # a new code ends the browser's way, not that of the account
    assert page(elsewhere, case).status_code == 200
    stranger = Client()
    stranger.force_login(make_user(Role.APPLICANT))
    assert page(stranger, case).status_code == 302
    assert invitation.case_id == case.pk


def test_the_applicant_is_no_third_party(case) -> None:
    browser, invitation = entered(case)
    browser.force_login(case.applicant.user if case.applicant.user_id else make_user(Role.APPLICANT))
    browser.post(f"/interested/{case.number}/claim")
    invitation.refresh_from_db()
    assert invitation.user_id is None


def test_a_kept_browser_is_forgotten_after_its_days(case) -> None:
    browser, _invitation = entered(case)
    with override_settings(YIMEN_INVITATION_KEPT_DAYS=-1):
        assert page(browser, case).status_code == 302


def test_staff_print_the_notice_and_read_the_file(case) -> None:
    officer = make_user(Role.OFFICER, agency=case.agency)
    browser = Client()
    browser.force_login(officer)
    token = event_party(case, 0)
    sheet = browser.post(f"/desk/cases/{case.number}/invitation", {"party": token}, headers={"Accept-Language": "en"})
    words = sheet.content.decode()
    assert (sheet.status_code, "赵邻居" in words, "油烟排放" in words) == (200, True, True)
    assert browser.get(f"/desk/cases/{case.number}/invitation").status_code == 302
    listed = browser.get(f"/desk/cases/{case.number}/", headers={"Accept-Language": "en"}).content.decode()
    assert "code given on" in listed and "no code given yet" in listed
