"""What goes out comes back and changes nothing, whatever the texts; and the open data tell what they are."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from yimen.agencies.models import Agency
from yimen.cases.tests.factories import make_agency
from yimen.catalogue.models import Service, ServiceVersion
from yimen.catalogue.tests.factories import OPENED, make_service
from yimen.exchange.acts.make_dump import stamp_dumps
from yimen.exchange.exporting import as_csv, as_workbook
from yimen.exchange.kinds import KINDS
from yimen.exchange.local import import_file

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"], include_characters="\n"), min_size=1, max_size=60)
NASTY = ("=1+1", "+1;2", "-x", "@y", "'=z", 'a "b", c\nd', "长" * 480, "_x000D_", "  两边有空格 ")


def _both_ways(kind, district):
    """Take the list out in both formats and bring it in again; gives the counts of each."""
    with TemporaryDirectory() as folder:
        text, book = Path(folder) / "list.csv", Path(folder) / "list.xlsx"
        text.write_bytes("".join(as_csv(kind, district)).encode())
        with as_workbook(kind, district) as file:
            book.write_bytes(file.read())
        return [import_file(path, kind, district, now=OPENED).counts for path in (text, book)]


def _unchanged(counts):
    return (counts.new, counts.changed, counts.wrong)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=3, max_size=3))
@example(list(NASTY[:3]))
@example(list(NASTY[3:6]))
@example(list(NASTY[6:]))
def test_services(texts):
    service = Service.objects.first() or make_service()
    if not any(text.strip() for text in texts[:1]):
        texts[0] = "许可"
    Service.objects.filter(pk=service.pk).update(name=texts[0], name_en=texts[1], group=texts[2])
    before = ServiceVersion.objects.count()
    for counts in _both_ways(KINDS["services"], service.district):
        assert (_unchanged(counts), counts.unchanged) == ((0, 0, 0), 1)
    service.refresh_from_db()
    assert ([service.name, service.name_en, service.group], ServiceVersion.objects.count()) == (texts, before)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=2, max_size=2))
@example(list(NASTY[:2]))
@example([*NASTY[3:4], NASTY[5]])
def test_agencies(texts):
    agency = Agency.objects.first() or make_agency("scjg")
    name = texts[0] if texts[0].strip() else "局"
    Agency.objects.filter(pk=agency.pk).update(name=name, address=texts[1], uscc="", phone="+86 21")
    for counts in _both_ways(KINDS["agencies"], agency.division[:6]):
        assert (_unchanged(counts), counts.unchanged) == ((0, 0, 0), 1)
    agency.refresh_from_db()
    assert (agency.name, agency.address) == (name, texts[1])


def test_lists_that_only_go_out_are_no_imports():
    assert {kind.name for kind in KINDS.values() if not kind.importable} == {"guides"}
    for kind in KINDS.values():
        assert next(iter(as_csv(kind, "310113"))).startswith("\ufeff")


class TestOpenData:
    def test_the_page_and_the_dictionary(self, client):
        assert client.get("/open-data/").status_code == 200
        told = client.get("/open-data/agencies/columns.json").json()
        assert [column["name"] for column in told["columns"]] == [column.key for column in KINDS["agencies"].columns]
        assert client.get("/open-data/nothing.csv").status_code == 404
        assert client.post("/open-data/agencies.csv").status_code == 405

    def test_a_dump_tells_what_it_is_and_is_not_sent_twice(self, client):
        make_agency("scjg")
        Agency.objects.update(division="310113")
        first = client.get("/open-data/agencies.json")
        content = b"".join(first)
        assert [row["code"] for row in json.loads(content)] == ["scjg"]
        assert first["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
        assert client.get("/open-data/agencies.json", headers={"if-none-match": first["ETag"]}).status_code == 304
        since = {"if-modified-since": first["Last-Modified"]}
        assert client.get("/open-data/agencies.json", headers=since).status_code == 304
        Agency.objects.update(phone="021-1")
        assert client.get("/open-data/agencies.json", headers={"if-none-match": first["ETag"]}).status_code == 200
        assert hashlib.sha256(content).hexdigest() not in client.get("/open-data/").content.decode()

    def test_guides_are_told_in_their_parts(self, client):
        service = make_service()
        Service.objects.filter(pk=service.pk).update(district="310113")
        rows = json.loads(b"".join(client.get("/open-data/guides.json")))
        assert rows[0]["item_code"] == service.code
        assert rows[0]["materials"] and rows[0]["conditions"]

    def test_the_stamps_tell_since_when(self, client):
        make_agency("scjg")
        Agency.objects.update(division="310113")
        first = stamp_dumps("310113", OPENED)
        assert (first, stamp_dumps("310113", OPENED + timedelta(hours=1))) == (2 * len(KINDS), 0)
        Agency.objects.update(phone="021-1")
        assert stamp_dumps("310113", OPENED + timedelta(hours=2)) == 2

    def test_an_empty_list_is_still_json(self, client):
        assert json.loads(b"".join(client.get("/open-data/holidays.json"))) == []
