"""The case page: what is shown to whom, and acts done from it, in the wrong way first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yimen.accounts.models import Disclosure
from yimen.cases import acts
from yimen.cases.models import Case
from yimen.cases.tests.factories import (
    PHONE,
    RESIDENT_ID,
    lately,
    make_actor,
    make_agency,
    make_case,
    make_service,
    make_user,
)
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_agency("scjg")


@pytest.fixture
def officer(agency):
    return signed_in(Role.OFFICER, agency=agency, name="李敏")


@pytest.fixture
def head(agency):
    return signed_in(Role.SECTION_HEAD, agency=agency, name="陈科长")


def text(response) -> str:
    return response.content.decode()


def address(case: Case, more: str = "") -> str:
    return f"/desk/cases/{case.number}/{more}"


def send(person, case: Case, act: str, *, seen: int | None = None, key: str = "k1", **typed):
    return person.browser.post(
        address(case, f"acts/{act}"),
        {"expected_sequence": case.sequence if seen is None else seen, "key": key, **typed},
    )


class TestReading:
    def test_an_officer_of_another_agency_is_refused(self, agency) -> None:
        case = make_case(make_service(agency))
        stranger = signed_in(Role.OFFICER, agency=make_agency("wsjk"))
        assert stranger.browser.get(address(case)).status_code == 403
        assert send(stranger, case, "accept").status_code == 403
        assert stranger.browser.post(address(case, "clear")).status_code == 403

    def test_the_applicant_is_refused(self, agency) -> None:
        user = make_user(Role.APPLICANT)
        case = make_case(make_service(agency), applicant=user)
        applicant = signed_in(Role.APPLICANT)
        assert applicant.browser.get(address(case)).status_code == 403

    def test_an_unknown_number_is_not_found(self, officer) -> None:
        assert officer.browser.get("/desk/cases/BS99999999999999X/").status_code == 404

    def test_personal_data_are_masked(self, officer, agency) -> None:
        page = text(officer.browser.get(address(make_case(make_service(agency)))))
        assert RESIDENT_ID not in page
        assert PHONE not in page
        assert "王*明" in page
        assert not Disclosure.objects.exists()

    def test_showing_in_clear_is_written_down_first(self, officer, agency) -> None:
        case = make_case(make_service(agency))
        page = text(officer.browser.post(address(case, "clear")))
        assert RESIDENT_ID in page
        assert PHONE in page
        look = Disclosure.objects.get()
        assert (look.user, look.subject) == (officer.user, case.number)
        assert "identifier" in look.fields

    def test_clear_data_cannot_be_fetched_without_a_form(self, officer, agency) -> None:
        case = make_case(make_service(agency))
        for form in ("clear", "acts/accept"):
            assert officer.browser.get(address(case, form)).headers["Location"] == address(case)
        assert not Disclosure.objects.exists()

    @pytest.mark.parametrize(
        "state", ["submitted", "correction", "accepted", "granted", "refused", "delivered", "not_accepted", "withdrawn"]
    )
    @pytest.mark.parametrize("language", ["en", "zh-CN"])
    def test_every_state_has_a_page(self, agency, state: str, language: str) -> None:
        case = make_case(make_service(agency), state=state)
        person = signed_in(Role.OFFICER, Role.SECTION_HEAD, agency=agency, language=language)
        page = text(person.browser.get(address(case)))
        assert case.number in page
        assert case.last_hash[:12] in page

    def test_both_terms_stand_side_by_side_with_their_count(self, officer, agency) -> None:
        case = make_case(make_service(agency), state="accepted")
        page = text(officer.browser.get(address(case)))
        assert "Decision: statutory term" in page
        assert "Decision: promised term" in page
        assert f"/cases/{case.number}/clocks/2" in page

    def test_acts_that_are_not_possible_say_why_and_on_which_article(self, officer, agency) -> None:
        page = text(officer.browser.get(address(make_case(make_service(agency)))))
        assert "You may not do this in your role." in page
        assert "行政许可法 38" in page

    def test_a_file_of_another_case_is_not_given(self, officer, agency) -> None:
        service = make_service(agency)
        mine, other = make_case(service), make_case(service)
        assert officer.browser.get(address(mine, f"files/{other.materials.get().pk}")).status_code == 404


class TestActing:
    def test_in_the_wrong_order(self, head, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        answer = send(head, case, "decide", outcome="grant")
        assert answer.status_code == 409
        assert "This is not possible where the case stands now." in text(answer)

    def test_an_unknown_act(self, officer, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        assert send(officer, case, "explode").status_code == 422
        assert send(officer, case, "record_certificate").status_code == 422

    def test_accept_and_go_back_to_the_case(self, officer, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        answer = officer.browser.post(
            address(case, "acts/accept") + "?in=view%3Dpre_review", {"expected_sequence": 1, "key": "k"}, follow=True
        )
        assert answer.redirect_chain == [(address(case) + "?in=view%3Dpre_review", 302)]
        assert "Done: Accept." in text(answer)
        assert Case.objects.get(pk=case.pk).state == "accepted"

    def test_a_double_click_acts_once(self, officer, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        assert send(officer, case, "accept", key="same").status_code == 302
        assert send(officer, case, "accept", key="same").status_code == 302
        assert case.events.count() == 2

    def test_a_stale_page_says_what_changed_and_keeps_the_text(self, officer, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        other = make_actor(Role.OFFICER, agency=agency)
        acts.PERFORM["pre_review"](case.number, actor=other, now=timezone.now() - timedelta(minutes=1))
        answer = send(officer, case, "notify_correction", items="平面图缺少比例尺")
        page = text(answer)
        assert answer.status_code == 409
        assert "The case has moved on since you opened this page" in page
        assert "Pass the pre-review" in page
        assert "平面图缺少比例尺" in page
        assert (
            send(officer, Case.objects.get(pk=case.pk), "notify_correction", items="平面图缺少比例尺").status_code
            == 302
        )

    def test_text_for_an_act_that_is_no_longer_possible_can_be_copied(self, officer, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        acts.PERFORM["accept"](
            case.number, actor=make_actor(Role.OFFICER, agency=agency), now=timezone.now() - timedelta(minutes=1)
        )
        page = text(send(officer, case, "notify_correction", items="平面图缺少比例尺"))
        assert "What you had typed" in page
        assert "平面图缺少比例尺" in page

    def test_a_refusal_without_reasons_keeps_everything(self, head, agency) -> None:
        case = make_case(make_service(agency), state="examined")
        answer = send(head, case, "decide", outcome="refuse", reason="", remedies="我改写的救济途径")
        page = text(answer)
        assert answer.status_code == 422
        assert "a refusal without reasons is not lawful" in page
        assert "行政许可法 38(2)" in page
        assert "我改写的救济途径" in page
        assert Case.objects.get(pk=case.pk).state == "accepted"

    def test_remedies_are_filled_in_with_organ_and_periods(self, head, agency) -> None:
        page = text(head.browser.get(address(make_case(make_service(agency), state="examined"))))
        assert "上海市宝山区人民政府申请行政复议" in page
        assert "六个月内" in page

    def test_a_grant_takes_no_remedies_along(self, head, agency) -> None:
        case = make_case(make_service(agency), state="examined")
        assert send(head, case, "decide", outcome="grant", remedies="如不服本决定").status_code == 302
        assert case.events.get(kind="decided").data == {"outcome": "grant"}

    def test_gaps_are_picked_from_the_list_of_materials(self, officer, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        gap = "场所平面图：未提交，请补充"
        assert gap in text(officer.browser.get(address(case)))
        send(officer, case, "notify_correction", **{"items-pick": [gap], "items": "营业执照复印件不清晰\n\n"})
        assert case.events.get(kind="correction_notified").data["items"] == [gap, "营业执照复印件不清晰"]

    def test_an_opinion_twice(self, officer, agency) -> None:
        case = make_case(make_service(agency), state="accepted")
        step = "审核"
        assert send(officer, case, "opine", opinion="agree", step=step).status_code == 302
        answer = send(
            officer, case, "opine", seen=case.sequence + 1, key="k2", opinion="agree", step=step, text="再看一次"
        )
        assert answer.status_code == 409
        assert "already given your opinion" in text(answer)
        assert "再看一次" in text(answer)

    def test_too_long_a_text_is_refused_and_kept(self, officer, agency) -> None:
        case = make_case(make_service(agency), now=lately())
        answer = send(officer, case, "accept", note="长" * 2001)
        assert answer.status_code == 422
        assert "长" * 2001 in text(answer)

    def test_the_next_case_of_the_same_list_is_offered(self, officer, agency) -> None:
        service = make_service(agency)
        first, second = make_case(service), make_case(service)
        assert f"/desk/cases/{second.number}/?in=view%3Dpre_review" in text(
            officer.browser.get(address(first) + "?in=view%3Dpre_review")
        )


def test_news_tell_what_changed_since_the_page_was_opened(officer, agency) -> None:
    case = make_case(make_service(agency), state="accepted")
    assert "moved on" not in text(officer.browser.get(address(case, f"news?seen={case.sequence}")))
    assert "moved on" in text(officer.browser.get(address(case, "news?seen=1")))
