"""The benchmark in small: its requests are good ones, its statements are those of the code, and it tells what is wrong."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from yimen.accounts.models import User
from yimen.api import credentials
from yimen.bench import ceiling, house, load, report, requests, submitting, tools
from yimen.bench.advancing import Advancing
from yimen.bench.ceiling import Ceiling
from yimen.bench.house import Busy
from yimen.bench.http import Measured, Outcome, Plan
from yimen.bench.listing import Listing
from yimen.bench.load import Load
from yimen.bench.people import CLERK, People
from yimen.bench.requests import Request
from yimen.bench.statements import Script, Statement, caught, the_one
from yimen.bench.submitting import Submitting
from yimen.cases.chains import Looked, chain_faults
from yimen.cases.models import Case, CaseEvent
from yimen.cases.tests.factories import make_agency, make_service, make_user
from yimen.engine import EngineError
from yimen.procedure import Role

ROW = Measured(
    "submit",
    "POST /api/v1/cases",
    Load(requests=400, seconds=2.0, p50=10.0, p99=30.0, wrong=0, broken=0, maker=0.1, example=""),
    Busy(server=1.2, database=0.4),
    Ceiling(runs=1600, per_second=800.0, maker=0.2),
    Busy(server=0.0, database=1.4),
)


@pytest.fixture
def people(db: None, settings: Any, tmp_path: Path) -> Iterator[People]:
    """A clerk, and a department with a published service, two officers and a section head."""
    settings.MEDIA_ROOT = tmp_path
    credentials.forget()
    clerk = make_user(Role.COUNTER)
    User.objects.filter(pk=clerk.pk).update(username=CLERK)
    agency = make_agency("scjg")
    make_service(agency)
    for role in (Role.OFFICER, Role.OFFICER, Role.SECTION_HEAD):
        make_user(role, agency=agency)
    yield People(timezone.now())


def test_a_whole_case_by_the_requests_of_the_benchmark(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.bench.advancing.APART", 1)
    submitting = Submitting(people, people.now)
    for request in submitting.requests(2):
        caught(request)
    assert submitting.stored() == 2
    advancing = Advancing(people, submitting, seconds=1)
    acts = list(advancing.requests(5))
    for request in acts:
        caught(request)
    assert advancing.stored() == 5
    assert Case.objects.order_by("pk")[0].state == "granted"
    assert list(chain_faults()) == []


def test_what_is_missing_is_handed_in(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.bench.advancing.APART", 3)
    submitting = Submitting(people, people.now)
    acts = list(Advancing(people, submitting, seconds=1).requests(4))
    assert submitting.stored() == 3
    # Acts on one case stand apart by the number of cases: the first acts of all come first.
    assert [request.body and request.body["act"] for request in acts[:3]] == ["pre_review"] * 3
    assert len({request.path for request in acts[:3]}) == 3


def test_a_refused_request_is_no_statement_to_measure(people: People) -> None:
    with pytest.raises(EngineError, match="case_not_found"):
        caught(Request("/cases/BS0", people.clerk_token))


def test_the_statement_must_be_there(people: People) -> None:
    seen = caught(Request("/cases", people.clerk_token))
    assert 'FROM "cases_case"' in the_one(seen, 'FROM "cases_case"').sql
    with pytest.raises(EngineError, match="0 statements"):
        the_one(seen, "INSERT INTO cases_case ")


def test_a_script_binds_what_varies_and_names_the_types(db: None) -> None:
    statement = Statement(
        "UPDATE t SET a = %s, b = %s, c = %s, d = %s WHERE id = %s", ("x", None, date(2016, 2, 3), "", 7)
    )
    script = Script({"x": "unique", 7: "case"}).add(statement)
    assert script.text == "UPDATE t SET a = :unique, b = NULL, c = :v0::date, d = '' WHERE id = :case::bigint;\n"
    assert script.variables == {"v0": "2016-02-03"}


@pytest.mark.skipif(tools.pgbench() is None, reason=f"no pgbench: {tools.PGBENCH_REMEDY}")
@pytest.mark.django_db(transaction=True)
def test_pgbench_runs_every_script_and_really_writes(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, transactional_db: None
) -> None:
    monkeypatch.setattr(ceiling, "need_both", lambda: ("", tools.pgbench()))
    submitting = Submitting(people, people.now)
    advancing = Advancing(people, submitting, seconds=1)
    url = _url()
    whole = Submitting(people, people.now, whole=True)
    whole._dice.seed(2)  # other applicants, who are new here too
    for scenario, model in ((submitting, Case), (whole, Case), (advancing, CaseEvent), (Listing(people), None)):
        scripts = scenario.scripts(2)
        before = model.objects.count() if model else 0
        found = ceiling.measure(scripts, url=url, clients=2, seconds=1, folder=tmp_path)
        assert found.per_second > 0
        # Every run writes: of an act that finds its case moved on, the statement would do nothing, and fast.
        assert model is None or model.objects.count() - before == found.runs


def test_a_script_that_fails_is_told(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if tools.pgbench() is None:
        pytest.skip(f"no pgbench: {tools.PGBENCH_REMEDY}")
    monkeypatch.setattr(ceiling, "need_both", lambda: ("", tools.pgbench()))
    with pytest.raises(EngineError, match="no_such_table"):
        ceiling.measure(
            [Script({}).run("SELECT * FROM no_such_table")], url=_url(), clients=1, seconds=1, folder=tmp_path
        )


def _url() -> str:
    values = connection.get_connection_params()
    host, port = values.get("host", ""), values.get("port", 5432)
    return f"postgresql://{values['user']}:{values['password']}@/{values['dbname']}?host={host}&port={port}"


def test_requests_on_the_wire(tmp_path: Path) -> None:
    made = [Request("/cases?view=todo", "secret"), Request("/cases", "secret", {"name": "王"}, "key-1")]
    assert requests.write(made, "127.0.0.1:8000", tmp_path / "file") == 2
    written = (tmp_path / "file").read_bytes()
    first, _, rest = written.partition(b"\n")
    assert rest[: int(first)] == made[0].raw("127.0.0.1:8000")
    head, _, body = made[1].raw("127.0.0.1:8000").partition(b"\r\n\r\n")
    assert head.startswith(b"POST /api/v1/cases HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n")
    assert f"Content-Length: {len(body)}".encode() in head
    assert b"Idempotency-Key: key-1" in head
    assert "secret" not in repr(made[0])


def _ran(stdout: str, code: int = 0) -> "subprocess.CompletedProcess[str]":
    return subprocess.CompletedProcess([], code, stdout, "")


def test_what_wrk_tells_is_read() -> None:
    told = '{"requests": 900, "microseconds": 3000000, "p50": 2500, "p99": 9000, "wrong": 1, "broken": 2, "ran_out": 0}'
    read = load._read(_ran(f"Running …\nRESULT {told}\nEXAMPLE 409 busy\n"), 1000, 0.2)
    assert (read.per_second, read.p50, read.p99, read.errors, read.example) == (300, 2.5, 9.0, 3, "409 busy")
    with pytest.raises(EngineError, match="1000 prepared"):
        load._read(_ran(f"RESULT {told.replace('0}', '5}')}"), 1000, 0.2)
    with pytest.raises(EngineError, match="wrk failed"):
        load._read(_ran("unable to connect", 1), 1000, 0.2)


def test_no_other_installation_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="its own installation"):
        house.require_throwaway(tmp_path)


def test_missing_tools_are_named_with_their_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "wrk", lambda: None)
    with pytest.raises(EngineError, match="apt-get install wrk"):
        tools.need_both()
    monkeypatch.setattr(tools, "wrk", lambda: "/usr/bin/wrk")
    monkeypatch.setattr(tools, "pgbench", lambda: None)
    with pytest.raises(EngineError, match="postgresql-contrib"):
        tools.need_both()


def test_the_report_gives_every_figure() -> None:
    import json

    outcome = Outcome([ROW, ROW], Looked(12, 60), {"fsync": "on", "synchronous_commit": "on"})
    told = json.loads(report.as_json(outcome, Plan(2, 32, 2)))
    assert told["medians"]["submit"]["requests/s"] == 200
    assert told["medians"]["submit"]["ratio"] == told["rounds"][0]["ratio"] == 0.25
    assert told["medians"]["submit"]["server ms"] == 3.0
    assert told["medians"]["submit"]["alone ms"] == 1.0
    assert told["medians"]["submit"]["of costs"] == 0.25
    assert told["checked"] == {"cases": 12, "events": 60}


def test_the_table_names_ratio_and_spread(capsys: pytest.CaptureFixture[str]) -> None:
    report.show(Outcome([ROW, ROW], Looked(12, 60), {"fsync": "on", "synchronous_commit": "on"}), Plan(2, 32, 2))
    printed = capsys.readouterr().out
    assert "0.25 (0.25–0.25)" in printed
    assert "fsync on" in printed


def test_the_doctor_advises_what_the_benchmark_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    from yimen.cli import examinations

    monkeypatch.setattr(tools, "pgbench", lambda: "/usr/bin/pgbench")
    monkeypatch.setattr(tools, "wrk", lambda: "/usr/bin/wrk")
    assert examinations._load_makers().level == "ok"
    monkeypatch.setattr(tools, "wrk", lambda: None)
    finding = examinations._load_makers()
    assert finding.level == "advice"
    assert "no wrk" in finding.text
    assert finding.mend == tools.WRK_REMEDY


@pytest.mark.django_db
def test_ids_of_applicants_never_go_back() -> None:
    """An application that is still worked on has an id that stands in no row yet; a second one must not get it."""

    def drawn() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('parties_party', 'id'))")
            return int(cursor.fetchone()[0])

    submitting._far_ids()
    first = drawn()
    submitting._far_ids()
    assert submitting.DRAWN < first < drawn()
