"""The benchmark of lists in small: its cases are cases as the acts make them, its pages are answered, its failures told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from yimen.accounts.models import User
from yimen.api import credentials
from yimen.bench import lists, lists_report, mass, reading
from yimen.bench.lives import LIVES, SPREAD
from yimen.bench.reading import Page
from yimen.cases.models import Case
from yimen.cases.tests.factories import make_agency, make_service, make_user
from yimen.clock import shanghai_date
from yimen.engine import EngineError
from yimen.procedure import CLOSED, Role

NOW = timezone.now()
TODAY = shanghai_date(NOW)


@pytest.fixture
def district(transactional_db: None) -> None:
    """Those who read, a department with a published service, and one more."""
    credentials.forget()
    agency = make_agency("scjg")
    make_service(agency)
    make_service(make_agency("wjw"))
    make_user(Role.OFFICER, agency=agency, username=lists.OFFICER)
    make_user(Role.SECTION_HEAD, agency=agency)
    make_user(Role.SUPERVISOR, username=lists.SUPERVISOR)
    make_user(Role.LEADER, username=lists.LEADER)
    make_user(Role.APPLICANT, username=lists.APPLICANT)


def fill(count: int) -> None:
    applicant = User.objects.get(username=lists.APPLICANT)
    mass.fill(count, NOW, applicant.pk, lambda done, whole: None)


def test_many_cases_are_as_the_acts_make_them(district: None) -> None:
    fill(600)
    assert Case.objects.count() == 600
    assert Case.objects.order_by("id").first().number < Case.objects.order_by("id").last().number
    assert Case.objects.filter(closed_at=None).exclude(state__in=CLOSED).count() > 0
    assert not Case.objects.filter(closed_at=None, state__in=CLOSED).exists()
    assert not Case.objects.exclude(closed_at=None).exclude(next_due=None).exists()
    assert Case.objects.filter(applicant__user__username=lists.APPLICANT).count() >= lists.mass.OWN
    assert Case.objects.values("agency").distinct().count() == 2
    assert max(Case.objects.values_list("submitted_at", flat=True)) < NOW + timedelta(days=1)


def test_every_way_of_a_case_is_known() -> None:
    assert {life for _age, shares in SPREAD for life in shares} == set(LIVES)
    assert all(sum(shares.values()) == 1000 for _age, shares in SPREAD)


def test_the_whole_run_on_few_cases(
    district: None, live_server: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def opened(home: Path) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(address=live_server.url)

    monkeypatch.setattr(lists.house, "require_throwaway", lambda home: None)
    monkeypatch.setattr(lists.house, "opened", opened)
    step = SimpleNamespace(advance=lambda *told: None)
    outcome = lists.run(Path("/nowhere"), 600, 2, NOW, lambda name: nullcontext(step))
    assert outcome.cases == 600
    assert 0 < outcome.open < 600
    told = json.loads(lists_report.as_json(outcome, 2))
    assert all(each["queries"] > 0 and each["http"]["p99"] >= each["http"]["p50"] > 0 for each in told["pages"])
    assert all(each["ratio"] == each["alone"]["p50"] / each["http"]["p50"] for each in told["pages"])
    lists_report.show(outcome, 2)
    printed = capsys.readouterr().out
    for words in ("desk: by number", "figures of a quarter", "an applicant's own", "SQL/HTTP", "600 cases"):
        assert words in printed


def test_too_few_cases_are_told(district: None) -> None:
    with pytest.raises((EngineError, IndexError)):
        lists.pages(NOW)


def test_a_page_that_is_none_ends_the_benchmark(district: None, live_server: Any) -> None:
    cookie = reading.signed_in(lists.LEADER)
    denied = Page("desk", "/desk/", cookie, lambda: None)
    with pytest.raises(EngineError, match="desk: /desk/ answered 403"):
        reading.sent(denied)
    with pytest.raises(EngineError, match="answered 403"):
        reading.over_http(denied, live_server.url, 1)
    other = Page("figures", "/leader/", cookie, lambda: None, text="what is not there")
    with pytest.raises(EngineError, match="without 'what is not there'"):
        reading.sent(other)
