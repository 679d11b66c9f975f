"""GET and POST /papers, POST /papers/{id}/remove, POST /papers/fetch."""

from datetime import date

from django.utils import timezone

from yimen.api.tests.cast import Cast, new_key
from yimen.cases.tests.factories import RESIDENT_ID, make_file
from yimen.papers.models import LibraryPaper
from yimen.papers.registers import REGISTERS, Entry
from yimen.papers.registers.local import keep_entries


def test_kept_listed_used_and_removed(cast: Cast, django_assert_max_num_queries) -> None:
    file = make_file(uploaded_by=str(cast.wang.user.pk))
    body = {"file": str(file.pk), "kind": "identity", "valid_until": "2016-05-31"}
    for caller, sent, expected in (
        (cast.stranger, body, (401, "login_needed")),
        (cast.zhang, body, (403, "role_missing")),
        (cast.li, body, (404, "file_not_found")),
        (cast.wang, body | {"kind": "rubbish"}, (422, "request_invalid")),
        (cast.wang, body | {"valid_from": "2016-06-01"}, (422, "paper_days_reversed")),
    ):
        status, answer = caller.post("/papers", sent)
        assert (status, answer["code"]) == expected
    status, kept = cast.wang.post("/papers", body)
    assert (status, kept["expired"], kept["level"], kept["title"]["zh"]) == (201, True, "D", "居民身份证")
    assert cast.wang.post("/papers", body)[1]["id"] == kept["id"]
    with django_assert_max_num_queries(4):
        assert [each["id"] for each in cast.wang.get("/papers")[1]["items"]] == [kept["id"]]
    assert cast.li.get("/papers")[1]["items"] == []
    materials = [{"code": "identity", "file": kept["file"]}]
    assert cast.wang.post("/cases", cast.application(materials=materials), key=new_key())[0] == 201
    assert cast.li.post(f"/papers/{kept['id']}/remove", {})[1]["code"] == "paper_not_found"
    assert cast.wang.post(f"/papers/{kept['id']}/remove", {}) == (200, {"id": kept["id"]})
    assert not LibraryPaper.objects.exists()
    file.refresh_from_db()


def test_fetched_and_handed_in(cast: Cast, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    asked = {"register_code": "residents", "name": "王秀", "identifier": RESIDENT_ID}
    status, answer = cast.wang.post("/papers/fetch", asked)
    assert (status, answer["code"], answer["article"]) == (409, "register_no_entry", "国务院令第716号 7")
    entry = Entry("王秀", RESIDENT_ID, "RK-1", valid_until=date(2099, 1, 1))
    keep_entries(REGISTERS["residents"], [entry], timezone.now())
    assert cast.wang.post("/papers/fetch", asked | {"identifier": "1"})[0] == 422
    assert cast.zhang.post("/papers/fetch", asked)[1]["code"] == "role_missing"
    status, fetched = cast.wang.post("/papers/fetch", asked)
    assert (status, fetched["level"]) == (201, "A") and fetched["proof"].startswith("RK-1 sha256:")
    materials = [{"code": "identity", "file": fetched["file"]}]
    number = cast.wang.post("/cases", cast.application(materials=materials), key=new_key())[1]["number"]
    assert [each["level"] for each in cast.wang.get(f"/cases/{number}")[1]["materials"]] == ["A"]
