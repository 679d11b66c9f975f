"""What anybody may read: services, the table of acts, the clock, certificates, the description."""

import json
import re

from jsonschema import Draft202012Validator

from yimen import procedure
from yimen.api.tests.cast import Caller, Cast
from yimen.catalogue.tests.factories import make_service


def test_services(cast: Cast) -> None:
    make_service(cast.agency, name="仅列名", published=False)
    status, body = cast.stranger.get("/services", text="食品")
    assert (status, body["total"]) == (200, 1)
    assert body["items"][0]["open"]
    assert cast.stranger.get("/services")[1]["total"] == 2
    assert cast.stranger.get("/services", page=9)[1]["items"] == []
    for query in ({"page": 0}, {"page_size": 101}, {"district": "31"}):
        assert cast.stranger.get("/services", **query)[0] == 422


def test_one_service_with_its_form(cast: Cast) -> None:
    assert cast.stranger.get("/services/NOPE")[1]["code"] == "service_not_found"
    assert cast.stranger.get(f"/services/{cast.service.code}", version=9)[1]["code"] == "version_not_found"
    status, body = cast.stranger.get(f"/services/{cast.service.code}")
    assert (status, body["version"]) == (200, 1)
    assert "premises" in body["content"]["form"]["properties"]


def test_a_token_is_held_to_its_scopes_even_where_strangers_may_read(cast: Cast) -> None:
    caller = Caller(cast.wang.user, scopes=("cases:read",))
    assert caller.get("/services")[1]["code"] == "scope_missing"


def test_the_catalogue_of_a_day_and_of_two(cast: Cast) -> None:
    for query in ({"on": "2016-13-01"}, {"on": "1000-01-01"}, {"page": 0}, {"page_size": 501}, {"district": "31"}):
        assert cast.stranger.get("/catalogue", **query)[0] == 422
    assert cast.stranger.get("/catalogue", on="2014-06-30")[1]["items"] == []
    status, body = cast.stranger.get("/catalogue", on="2016-03-01")
    assert (status, body["total"], body["items"][0]["code"]) == (200, 1, cast.service.code)
    assert cast.stranger.get("/catalogue")[1]["total"] == 1
    for days in ({"from": "2016-06-30"}, {"from": "2016-06-30", "to": "2014-06-30"}, {"from": "x", "to": "2016-06-30"}):
        assert cast.stranger.get("/catalogue/diff", **days)[0] == 422
    status, body = cast.stranger.get("/catalogue/diff", **{"from": "2014-06-30", "to": "2016-06-30"})
    assert (status, body["before"], body["after"], body["share"]) == (200, 0, 1, None)
    assert body["added"][0]["after"]["code"] == cast.service.code
    assert body["added"][0]["before"] is None


def test_the_table_of_acts(cast: Cast) -> None:
    _status, body = cast.stranger.get("/acts")
    assert [row["act"] for row in body["items"]] == [row.act for row in procedure.ACTS]


def test_the_clock(cast: Cast) -> None:
    for query, code in (
        ({"start": "2016-02-30", "term": "5wd"}, "clock_date_unreadable"),
        ({"start": "2016-02-03", "term": "5 weeks"}, "clock_term_unreadable"),
        ({"start": "1816-02-03", "term": "5wd"}, "clock_date_out_of_range"),
        ({"start": "2016-02-03", "term": "9999wd"}, "clock_term_too_long"),
        ({"start": "2016-02-03"}, "request_invalid"),
    ):
        status, body = cast.stranger.get("/clock", **query)
        assert (status, body["code"]) == (422, code), query
    _status, body = cast.stranger.get("/clock", start="2016-02-03", term="5wd")
    assert body["due"] == "2016-02-15"
    assert [day["date"] for day in body["days"] if day["kind"] == "makeup"] == ["2016-02-06", "2016-02-14"]


def test_certificates(cast: Cast) -> None:
    assert cast.stranger.get("/certificates/7KQ4-M2XD-93RB")[0] in (404, 422)
    assert cast.stranger.get("/certificates/x")[1]["code"] == "certificate_number_shape"
    response = cast.stranger.client.post("/api/v1/verifications", {"file": ""})
    assert response.status_code == 422


def test_the_description_is_openapi_3_1(cast: Cast) -> None:
    document = json.loads(cast.stranger.client.get("/api/v1/openapi.json").content)
    assert document["openapi"].startswith("3.1")
    for methods in document["paths"].values():
        for described in methods.values():
            assert described["summary"]
            assert {"400", "401", "403", "422", "429"} <= described["responses"].keys()


def test_the_description_is_valid_down_to_its_schemas(cast: Cast) -> None:
    document = json.loads(cast.stranger.client.get("/api/v1/openapi.json").content)
    identities = [described["operationId"] for methods in document["paths"].values() for described in methods.values()]
    assert len(identities) == len(set(identities)) > 10
    for address, methods in document["paths"].items():
        for described in methods.values():
            parameters = described.get("parameters", [])
            in_path = {parameter["name"] for parameter in parameters if parameter["in"] == "path"}
            assert in_path == set(re.findall(r"{(\w+)}", address)), address
            for parameter in parameters:
                assert set(parameter) <= {"name", "in", "required", "description", "schema", "deprecated"}, address
                assert parameter["required"] or parameter["in"] != "path"
                Draft202012Validator.check_schema(parameter["schema"])
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_what_the_description_refers_to_is_in_it(cast: Cast) -> None:
    text = cast.stranger.client.get("/api/v1/openapi.json").content.decode()
    document = json.loads(text)
    references = set(re.findall(r'"\$ref": *"#/([^"]+)"', text))
    assert len(references) > 10
    for reference in references:
        found = document
        for step in reference.split("/"):
            found = found[step.replace("~1", "/").replace("~0", "~")]


def test_a_page_for_people(cast: Cast) -> None:
    page = cast.stranger.client.get("/api/v1/").content.decode()
    assert "/api/v1/cases/{number}/acts" in page
    assert "<script>" not in page


def test_an_address_that_leads_nowhere(cast: Cast) -> None:
    status, body = cast.stranger.get("/nowhere")
    assert (status, set(body)) == (404, {"code", "message", "article", "data"})


def test_a_method_that_is_not_taken(cast: Cast) -> None:
    response = cast.stranger.client.delete("/api/v1/cases")
    assert (response.status_code, response["Allow"]) == (405, "GET, POST")
    assert response.json()["code"] == "method_not_allowed"


def test_head_is_answered_like_get(cast: Cast) -> None:
    assert cast.stranger.client.head("/api/v1/acts").status_code == 200
