"""The catalogue of any day, what changed, and one service through its versions, for anybody."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from yimen.catalogue.acts import Why, publish_version, retire
from yimen.catalogue.models import ChangeKind
from yimen.catalogue.tests.factories import OPENED, REFORM_OFFICE, make_content, make_service

pytestmark = pytest.mark.django_db
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
WRONG_DAYS = ["2014-13-01", "yesterday", "0000-00-00", "1000-01-01", "\x00", "2014-06-30'--"]


def _page(address: str, **query: str):
    return Client().get(address, query, **ENGLISH)


@pytest.fixture
def changed():
    """A service with a second version from June on, and one that was cancelled in June."""
    kept, gone = make_service(), make_service(name="动物诊疗许可")
    june = OPENED.replace(month=6).date()
    publish_version(
        kept,
        make_content(terms={"statutory": "20wd", "promised": "3wd"}),
        actor=REFORM_OFFICE,
        now=OPENED,
        valid_from=june,
    )
    retire(gone, Why(ChangeKind.CANCEL, "法律修改", "国发〔2016〕9号"), begin=june, now=OPENED, who="1")
    return kept, gone


@pytest.mark.parametrize("day", WRONG_DAYS)
def test_days_that_are_none_are_told_beside_the_field(day: str) -> None:
    if day != "\x00":
        response = _page("/catalogue/", on=day)
        assert response.status_code == 422
        assert "govuk-error-message" in response.content.decode()
        assert _page("/catalogue/changes", **{"from": day, "to": "2016-06-30"}).status_code == 422
        assert _page("/catalogue.xlsx", on=day).status_code == 422
    assert _page("/catalogue/changes.xlsx", **{"from": day}).status_code == 422


def test_the_catalogue_on_a_day(changed) -> None:
    page = _page("/catalogue/", on="2016-03-01").content.decode()
    assert "2 services stood in the catalogue" in page
    assert "动物诊疗许可" in page
    later = _page("/catalogue/", on="2016-06-30").content.decode()
    assert "1 service stood in the catalogue" in later
    assert "动物诊疗许可" not in later
    assert "No service stood" in _page("/catalogue/", on="2014-06-30").content.decode()
    assert "2 services" in _page("/catalogue/", on="2016-03-01", agency="nowhere", page="x").content.decode()


def test_what_changed_between_two_days(changed) -> None:
    page = _page("/catalogue/changes", **{"from": "2016-01-31", "to": "2016-06-30"}).content.decode()
    assert "Cancelled services (1)" in page
    assert "Adjusted services (1)" in page
    assert "国发〔2016〕9号" in page
    assert "100.0%" in page
    assert _page("/catalogue/changes", **{"from": "2016-06-30", "to": "2016-01-31"}).status_code == 422
    assert _page("/catalogue/changes").status_code == 200


def test_workbooks_come_as_files(changed) -> None:
    response = _page("/catalogue.xlsx", on="2016-03-01")
    assert 'filename="catalogue-2016-03-01.xlsx"' in response["Content-Disposition"]
    assert load_workbook(BytesIO(b"".join(response.streaming_content))).active.max_row == 3
    response = _page("/catalogue/changes.xlsx", **{"from": "2016-01-31", "to": "2016-06-30"})
    assert len(load_workbook(BytesIO(b"".join(response.streaming_content))).sheetnames) == 5


def test_one_service_through_its_versions(changed) -> None:
    kept, gone = changed
    assert _page("/services/NOPE/history").status_code == 404
    assert _page(f"/services/{kept.code}/history", a="1", b="9").status_code == 404
    page = _page(f"/services/{kept.code}/history", a="2", b="1").content.decode()
    assert "guide.terms.promised" in page
    assert "<ins>3wd</ins>" in page
    page = _page(f"/services/{gone.code}/history", a="x", b="").content.decode()
    assert "法律修改" in page
    assert "field by field" not in page
    guide = _page(f"/services/{gone.code}/").content.decode()
    assert "This service has been cancelled" in guide
    assert f"/services/{gone.code}/history" in guide
