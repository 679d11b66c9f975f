"""POST /cases: refused first, then taken in once."""

from uuid import uuid4

from yimen.api.tests.cast import Cast, new_key
from yimen.cases.models import Answers, Case, CaseEvent
from yimen.cases.tests.factories import make_file, make_service
from yimen.parties.models import Party


def test_without_token(cast: Cast) -> None:
    status, body = cast.stranger.post("/cases", cast.application(), key=new_key())
    assert (status, body["code"]) == (401, "login_needed")


def test_officers_do_not_apply(cast: Cast) -> None:
    status, body = cast.zhang.post("/cases", cast.application(), key=new_key())
    assert (status, body["code"]) == (403, "role_missing")


def test_without_idempotency_key(cast: Cast) -> None:
    status, body = cast.wang.post("/cases", cast.application())
    assert (status, body["code"]) == (422, "request_invalid")
    assert "Idempotency-Key" in body["data"]["errors"][0]["place"]


def test_unknown_service(cast: Cast) -> None:
    status, body = cast.wang.post("/cases", cast.application(service="NOPE"), key=new_key())
    assert (status, body["code"]) == (404, "service_not_found")


def test_a_service_that_is_only_listed(cast: Cast) -> None:
    listed = make_service(cast.agency, name="仅列名", published=False)
    status, body = cast.wang.post("/cases", cast.application(service=listed.code), key=new_key())
    assert (status, body["code"]) == (409, "service_not_open")


def test_a_version_that_is_no_longer_in_force(cast: Cast) -> None:
    status, body = cast.wang.post("/cases", cast.application(version=7), key=new_key())
    assert (status, body["code"]) == (409, "service_changed")


def test_somebody_elses_file(cast: Cast) -> None:
    foreign = make_file(uploaded_by=str(cast.li.user.pk))
    for file_id in (foreign.pk, uuid4()):
        materials = [{"code": "identity", "file": str(file_id)}]
        status, body = cast.wang.post("/cases", cast.application(materials=materials), key=new_key())
        assert (status, body["code"]) == (404, "file_not_found")


def test_answers_are_checked_by_the_form(cast: Cast) -> None:
    status, body = cast.wang.post("/cases", cast.application(answers={"area": -1, "x": 1}), key=new_key())
    assert (status, body["code"]) == (422, "form_incomplete")
    found = {(fault["pointer"], fault["code"]) for fault in body["data"]["errors"]}
    assert {("/area", "field_too_small"), ("/x", "field_unknown"), ("/premises", "field_required")} <= found
    assert all(fault["message"] for fault in body["data"]["errors"])


def test_missing_material(cast: Cast) -> None:
    status, body = cast.wang.post("/cases", cast.application(materials=[]), key=new_key())
    assert (status, body["code"], body["data"]["codes"]) == (422, "materials_missing", ["identity"])


def test_a_wrong_identity_number_leaves_nothing_behind(cast: Cast) -> None:
    applicant = {"kind": "person", "name": "王秀", "identifier": "110101199003077476", "phone": ""}
    assert cast.wang.post("/cases", cast.application(applicant=applicant), key=new_key())[0] == 422
    assert not Case.objects.exists()
    assert not Party.objects.exists()


def test_a_refused_application_leaves_no_applicant_behind(cast: Cast) -> None:
    before = Party.objects.count()
    assert cast.wang.post("/cases", cast.application(materials=[]), key=new_key())[0] == 422
    assert Party.objects.count() == before
    for _ in range(2):
        assert cast.wang.post("/cases", cast.application(), key=new_key())[0] == 201
    assert Party.objects.count() == before + 1


def test_taken_in_once(cast: Cast) -> None:
    application, key = cast.application(), new_key()
    first = cast.wang.post("/cases", application, key=key)
    assert first[0] == 201
    assert cast.wang.post("/cases", application, key=key) == first
    case = Case.objects.get()
    assert (first[1]["number"], first[1]["sequence"]) == (case.number, 1)
    assert (case.channel, case.applicant_label) == ("api", "王*")
    assert CaseEvent.objects.filter(case=case).count() == 1


def test_the_receipt_stays_the_same_when_the_case_moves_on(cast: Cast) -> None:
    application, key = cast.application(), new_key()
    first = cast.wang.post("/cases", application, key=key)
    assert cast.zhang.act(Case.objects.get(), "accept")[0] == 200
    assert cast.wang.post("/cases", application, key=key) == first


def test_same_key_for_another_application(cast: Cast) -> None:
    application, key = cast.application(), new_key()
    assert cast.wang.post("/cases", application, key=key)[0] == 201
    other = make_service(cast.agency, name="另一事项")
    applicant = application["applicant"] | {"identifier": "11010519491231002X"}
    for changed in (
        {"service": other.code},
        {"answers": application["answers"] | {"area": 121}},
        {"applicant": applicant},
    ):
        status, body = cast.wang.post("/cases", application | changed, key=key)
        assert (status, body["code"]) == (422, "key_used_for_other_request"), changed


def test_the_same_key_of_somebody_else_is_another_application(cast: Cast) -> None:
    key = new_key()
    assert cast.wang.post("/cases", cast.application(), key=key)[0] == 201
    stored = make_file(uploaded_by=str(cast.li.user.pk))
    materials = [{"code": "identity", "file": str(stored.pk)}]
    assert cast.li.post("/cases", cast.application(materials=materials), key=key)[0] == 201
    assert Case.objects.count() == 2


def test_personal_data_are_not_in_the_ledger(cast: Cast) -> None:
    cast.wang.post("/cases", cast.application(), key=new_key())
    event = CaseEvent.objects.get()
    assert "110101199003077475" not in str(event.data)
    assert "牡丹江路" not in str(event.data)
    assert "牡丹江路" in Answers.objects.get().content
