"""POST /imports, GET /imports/{number}, POST /imports/{number}/confirm."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from yimen.accounts.acts import create_system_token
from yimen.accounts.tokens import Scope
from yimen.agencies.models import Agency
from yimen.api.tests.cast import Caller, Cast
from yimen.cases.tests.factories import make_user
from yimen.catalogue.tests.factories import OPENED
from yimen.exchange.acts import check_import, write_import
from yimen.exchange.models import ImportRun
from yimen.powers.models import Line
from yimen.powers.tests.factories import make_sheet
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


def system(role: Role, *scopes: Scope) -> SimpleNamespace:
    """Another system, with the token that `yimen token create --system` makes."""
    now = timezone.now()
    made, _new = create_system_token("Data Bureau", roles=[role.value], scopes=[*scopes], days=1, now=now)
    headers = {"Authorization": f"Bearer {made.secret}", "Accept-Language": "en"}
    return SimpleNamespace(client=Client(), headers=headers, who=str(made.token.user_id))


def test_a_system_needs_role_and_scope(cast: Cast) -> None:
    for role, scope, expected in (
        (Role.COUNTER, Scope.EXCHANGE_WRITE, "role_missing"),
        (Role.REFORM_OFFICE, Scope.CASES_READ, "scope_missing"),
    ):
        status, body = send(system(role, scope))
        assert (status, body["code"]) == (403, expected)
    assert not ImportRun.objects.exists()


def test_a_system_brings_a_list_from_the_file_to_the_drafts(cast: Cast) -> None:
    """Its lists of powers stand on the sheets of the open round, in its own name, and nothing is published."""
    make_sheet(cast.agency)
    bureau = system(Role.REFORM_OFFICE, Scope.EXCHANGE_WRITE)
    code = f"310113{cast.agency.order:03d}0200100"
    content = f"code,kind,name,subject,basis,supervision\n{code},02,对无证经营的处罚,区市场局,《食品安全法》,12345\n"
    status, body = send(bureau, content, kind="powers")
    assert (status, body["state"]) == (201, "checking")
    check_import(body["number"], now=OPENED)
    address = f"/api/v1/imports/{body['number']}"
    read = bureau.client.get(address, headers=bureau.headers).json()
    assert (read["state"], read["new"], read["wrong"], read["findings"]) == ("checked", 1, 0, [])
    confirmed = bureau.client.post(f"{address}/confirm", {}, content_type="application/json", headers=bureau.headers)
    assert confirmed.json()["state"] == "writing"
    write_import(body["number"], now=OPENED)
    assert bureau.client.get(address, headers=bureau.headers).json()["state"] == "written"
    assert Line.objects.get(code=code).drafted_by == bureau.who
