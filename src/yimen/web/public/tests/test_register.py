"""The register of permits: open to all, without personal data; and each state told apart where a certificate is verified."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from yimen.permits.lists import register as find
from yimen.permits.models import Permit
from yimen.permits.tests.factories import make_permit
from yimen.web.public.views import verify as verifying

pytestmark = pytest.mark.django_db


def test_strangers_find_permits_and_no_person_number_or_case(client: Client) -> None:
    permit = make_permit()
    page = client.get("/permits/").content.decode()
    assert "王*明" in page and permit.service.name in page
    for private in (
        permit.holder.name,
        permit.holder.identifier,
        permit.number,
        permit.shown_number,
        permit.case.number,
    ):
        assert private not in page


@pytest.mark.parametrize(("text", "found"), [("王*明", 1), ("没有此人", 0), ("%27", 0), ("%00", 1), ("%25", 0)])
def test_it_is_searched_by_label_and_service_and_not_by_number(client: Client, text: str, found: int) -> None:
    permit = make_permit()
    assert len(client.get(f"/permits/?text={text}").context["entries"]) == found
    assert client.get(f"/permits/?text={permit.number[:4]}").context["entries"] == []
    assert len(client.get("/permits/", {"text": permit.service.name}).context["entries"]) == 1


@pytest.mark.parametrize(
    ("state", "chinese", "english", "article"),
    [
        ("expired", "失效", "expired on", "70(1)"),
        ("recalled", "撤回", "recalled in the public interest", "8(2)"),
        ("revoked", "撤销", "should not have been granted", "69"),
        ("penalised", "吊销", "as a penalty", "行政处罚法 9(3)"),
        ("cancelled", "注销", "struck off the register", "70"),
    ],
)
def test_each_state_is_told_apart_with_its_article(
    client: Client, monkeypatch: pytest.MonkeyPatch, state: str, chinese: str, english: str, article: str
) -> None:
    from yimen.permits.inspection import Finding, Verdict

    permit = make_permit()
    Permit.objects.update(state=state)
    sha256 = permit.certificates.get().sha256
    monkeypatch.setattr(verifying.queries, "open_file", lambda file: [b""])
    monkeypatch.setattr(verifying.queries, "inspect", lambda *given: Verdict(Finding.GENUINE, sha256))
    for language, words in (("zh-hans", chinese), ("en", english)):
        page = client.get(f"/verify/{permit.number}", headers={"accept-language": language}).content.decode()
        assert words in page and article in page


@pytest.mark.parametrize("text", ["王", "小明", "食品"])
def test_the_register_is_searched_by_its_indexes(text: str) -> None:
    make_permit()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {_sql(lambda: list(find(text)[:30]))}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "party_label_grams" in plan, plan
    assert "Seq Scan on permits_permit" not in plan and "Seq Scan on parties_party" not in plan, plan


def test_the_latest_grants_come_in_the_order_of_an_index() -> None:
    make_permit()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {_sql(lambda: list(find('')[:30]))}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "permit_latest" in plan and "Sort" not in plan, plan


def _sql(ask: Callable[[], object]) -> str:
    with CaptureQueriesContext(connection) as sent:
        ask()
    return str(sent.captured_queries[0]["sql"])
