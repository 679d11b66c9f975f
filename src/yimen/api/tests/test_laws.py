"""Laws over HTTP: read by day by anybody; what rests on an article by the offices alone."""

from datetime import date

import pytest
from django.test import Client

from yimen.api.tests.cast import Caller
from yimen.cases.tests.factories import make_case, make_user
from yimen.catalogue.tests.factories import OPENED
from yimen.laws.importing import read_rows, write_rows
from yimen.procedure import Role

pytestmark = pytest.mark.django_db
LAWS = """
{"law": "食品安全法", "rank": "law", "article": "第三十五条", "valid_from": "2000-01-01", "valid_to": "2015-09-30", "text": "旧文。"}
{"law": "食品安全法", "article": "第三十五条", "valid_from": "2015-10-01", "text": "国家对食品生产经营实行许可制度。"}
""".strip()


@pytest.fixture(autouse=True)
def laws(db: None) -> None:
    write_rows(read_rows("laws.jsonl", LAWS), now=OPENED)


def test_an_article_reads_as_on_the_day() -> None:
    told = Client().get("/api/v1/laws/shi-pin-an-quan-fa/articles/35?on=2015-09-30").json()
    assert (told["label"], told["current"]["text"], len(told["history"])) == ("第三十五条", "旧文。", 2)
    assert Client().get("/api/v1/laws/shi-pin-an-quan-fa/articles/35?on=1999-01-01").json()["current"] is None
    assert Client().get("/api/v1/laws/shi-pin-an-quan-fa/articles/99").json()["code"] == "article_not_found"
    assert Client().get("/api/v1/laws/nothing").json()["code"] == "law_not_found"


def test_laws_are_found_by_name_and_rank() -> None:
    told = Client().get("/api/v1/laws?text=食品&rank=law").json()
    assert [row["slug"] for row in told["items"]] == ["shi-pin-an-quan-fa"]
    assert Client().get("/api/v1/laws?rank=rule").json()["total"] == 0
    whole = Client().get("/api/v1/laws/shi-pin-an-quan-fa?on=2016-01-01").json()
    assert [row["valid_from"] for row in whole["articles"]] == [date(2015, 10, 1).isoformat()]


def test_what_rests_on_an_article_is_for_the_offices() -> None:
    case = make_case()
    address = "/laws/shi-pin-an-quan-fa/articles/35/impact"
    assert Caller().get(address)[0] == 401
    assert Caller(make_user(Role.OFFICER)).get(address)[0] == 403
    reform = Caller(make_user(Role.REFORM_OFFICE))
    status, told = reform.get(address)
    assert status == 200
    assert [(row["subject"], row["place"], row["cited"]) for row in told["places"]] == [
        (case.service.code, "legal_basis[0]", "第三十五条")
    ]
    assert (told["open_cases"], [row["number"] for row in told["cases"]]) == (1, [case.number])
    assert reform.get(address.replace("35", "36"))[0] == 404
