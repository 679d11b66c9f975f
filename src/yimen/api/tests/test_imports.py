"""POST /imports, GET /imports/{number}, POST /imports/{number}/confirm."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yimen.accounts.tokens import Scope
from yimen.agencies.models import Agency
from yimen.api.tests.cast import Caller, Cast
from yimen.cases.tests.factories import make_user
from yimen.catalogue.tests.factories import OPENED
from yimen.exchange.acts import check_import, write_import
from yimen.procedure import Role

CONTENT = "code,name,kind,division\nyhz,月浦镇,town,310113102\n"


@pytest.fixture
def office(cast: Cast) -> Caller:
    return Caller(make_user(Role.REFORM_OFFICE))


def send(caller: Caller, content: str = CONTENT, **more: str):
    form = {"kind": "agencies", "source": "市数据局", "file": SimpleUploadedFile("list.csv", content.encode())} | more
    response = caller.client.post("/api/v1/imports", form, headers=caller.headers)
    return response.status_code, response.json()


def test_refused(cast: Cast, office: Caller) -> None:
    weak = Caller(office.user, scopes=(Scope.CASES_READ.value,))
    for caller, more, expected in (
        (cast.stranger, {}, (401, "login_needed")),
        (cast.zhang, {}, (403, "role_missing")),
        (weak, {}, (403, "scope_missing")),
        (office, {"kind": "nothing"}, (404, "import_kind_unknown")),
        (office, {"source": " "}, (422, "import_source_missing")),
        (office, {"content": "%PDF-1.7"}, (422, "table_not_a_table")),
    ):
        status, body = send(caller, **more)
        assert (status, body["code"]) == expected


def test_from_the_file_to_the_list(cast: Cast, office: Caller) -> None:
    status, body = send(office)
    assert (status, body["state"]) == (201, "checking")
    assert send(office)[1]["code"] == "import_waiting_already"
    number = body["number"]
    assert office.post(f"/imports/{number}/confirm", {})[1]["code"] == "import_out_of_order"
    check_import(number, now=OPENED)
    status, body = office.get(f"/imports/{number}")
    assert (status, body["state"], body["new"], body["wrong"]) == (200, "checked", 1, 0)
    assert office.post(f"/imports/{number}/confirm", {})[1]["state"] == "writing"
    write_import(number, now=OPENED)
    assert Agency.objects.get(code="yhz").name == "月浦镇"
    assert office.get("/imports/99999")[0] == 404
