"""Organisations and agents over the API: the wrong person first, then the whole way."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from yimen.api.tests.cast import Caller, Cast
from yimen.cases.tests.factories import make_user
from yimen.clock import shanghai_date
from yimen.parties.registers import keep_entries
from yimen.parties.tests.factories import make_person, new_uscc
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


def test_from_the_registration_to_an_application_by_an_agent(cast: Cast) -> None:
    now = timezone.now()
    faren, jingban = (make_user(Role.APPLICANT, name=name) for name in ("法人", "经办"))
    person, agent = make_person(faren, now=now), make_person(jingban, now=now)
    head, clerk, stranger = Caller(faren), Caller(jingban), Caller(make_user(Role.APPLICANT))
    firm = {"code": new_uscc(), "name": "上海接口有限公司", "legal_representative": "法人"}

    assert stranger.post("/organisations", firm)[1]["code"] == "real_name_level"
    assert clerk.post("/organisations", firm)[1]["code"] == "not_the_representative"
    assert head.post("/organisations", firm | {"code": firm["code"][:-1]})[1]["code"] == "uscc_length"
    keep_entries([("organisation", firm["code"], firm["name"], person.identifier)])
    status, made = head.post("/organisations", firm)
    assert (status, made["confirmed"], made["capacity"]) == (201, True, "representative")
    assert head.post("/organisations", firm)[1]["code"] == "organisation_registered"

    agents = f"/organisations/{made['id']}/agents"
    invited: dict[str, Any] = {
        "name": "经办",
        "identifier": agent.identifier,
        "acts": ["apply"],
        "last_day": (shanghai_date(now) + timedelta(days=30)).isoformat(),
    }
    assert clerk.post(agents, invited)[0] == clerk.get(agents)[0] == 404
    assert head.post(agents, invited | {"services": ["none such"]})[1]["code"] == "scope_unknown"
    assert head.post(agents, invited | {"acts": ["rule"]})[1]["code"] == "authority_acts"
    assert head.post(agents, invited | {"last_day": "2001-01-01"})[1]["code"] == "authority_days"
    status, authority = head.post(agents, invited | {"services": [cast.service.code]})
    assert (status, authority["state"], authority["agent"]) == (201, "invited", "经*")
    assert head.post(agents, invited)[1]["code"] == "authority_there"

    acts = f"/authorities/{authority['id']}/acts"
    assert stranger.post(acts, {"act": "accept"})[1]["code"] == "real_name_level"
    assert head.post(acts, {"act": "accept"})[1]["code"] == "authority_not_found"
    application = cast.application(applicant={"kind": "organisation", "identifier": firm["code"], **_told(firm)})
    assert clerk.post("/cases", _with_files(clerk, application), key="a")[1]["code"] == "authority_missing"
    assert clerk.post(acts, {"act": "accept"})[1]["state"] == "valid"
    assert clerk.get("/organisations")[1]["items"][0]["authority"] == authority["id"]
    status, receipt = clerk.post("/cases", _with_files(clerk, application), key="b")
    assert status == 201, receipt
    assert head.get(f"/cases/{receipt['number']}")[0] == clerk.get(f"/cases/{receipt['number']}")[0] == 200
    assert head.post(acts, {"act": "withdraw"})[1]["state"] == "withdrawn"
    assert clerk.get(f"/cases/{receipt['number']}")[0] == 404
    assert clerk.post("/cases", _with_files(clerk, application), key="c")[1]["code"] == "authority_ended"
    assert [each["state"] for each in head.get(agents)[1]["items"]] == ["withdrawn"]


def test_a_token_without_the_scope_opens_nothing_of_it() -> None:
    narrow = Caller(make_user(Role.APPLICANT), scopes=("cases:read",))
    assert narrow.get("/organisations")[1]["code"] == "scope_missing"


def _told(firm: dict[str, str]) -> dict[str, str]:
    return {"name": firm["name"], "legal_representative": firm["legal_representative"], "phone": "13800000000"}


def _with_files(caller: Caller, application: dict[str, Any]) -> dict[str, Any]:
    """The same application with files that this caller uploaded."""
    from yimen.cases.tests.factories import make_file

    file = make_file(uploaded_by=str(caller.user.pk))  # type: ignore[union-attr]
    return application | {"materials": [{"code": "identity", "file": str(file.id)}]}
