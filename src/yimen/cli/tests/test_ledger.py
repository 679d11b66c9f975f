"""`yimen ledger` and `yimen cases`: the verdict in words, in JSON and as exit code."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from yimen.cases.acts.seal_days import seal_days
from yimen.cases.models import Case
from yimen.cases.tests.factories import MORNING, make_case
from yimen.cases.tests.tampering import triggers_off
from yimen.cli.main import app
from yimen.ledger.models import DailyRoot
from yimen.permits import authority, ledger_seal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def short_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authority, "KEY_BITS", 2048)


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.output


@pytest.fixture
def case() -> Case:
    make_case(state="granted")
    case = make_case(state="accepted")
    seal_days(MORNING + timedelta(days=2), ledger_seal.sign)
    return case


def test_a_ledger_that_holds(case: Case) -> None:
    code, output = run("ledger", "verify")
    assert code == 0
    assert "2 cases, 7 events, 2 daily roots" in output and "The ledger holds." in output
    found = json.loads(run("ledger", "verify", "--json")[1])
    assert (found["cases"], found["events"], found["days"]) == (2, 7, 2)
    assert found["broken_chains"] == found["broken_roots"] == []


def test_an_empty_ledger_holds() -> None:
    assert run("ledger", "verify")[0] == 0


def test_the_first_broken_link_is_said_and_the_command_fails(case: Case) -> None:
    with triggers_off("cases_caseevent"):
        case.events.filter(sequence=2).update(who="somebody")
    code, output = run("ledger", "verify")
    assert code == 1 and f"case {case.number}, event 2: content changed" in output
    code, output = run("ledger", "verify", "--case", case.number.lower(), "--json")
    assert code == 1
    assert json.loads(output)["broken_chains"] == [{"case": case.number, "event": 2, "reason": "content changed"}]
    sound = Case.objects.exclude(pk=case.pk).get()
    assert run("ledger", "verify", "--case", sound.number)[0] == 0


def test_a_changed_root_fails_the_command(case: Case) -> None:
    with triggers_off("ledger_dailyroot"):
        DailyRoot.objects.filter(day="2016-06-02").update(root="a" * 64)
    code, output = run("ledger", "verify")
    assert code == 1 and "root of 2016-06-02: content changed after it was signed" in output


def test_a_case_that_is_not_there() -> None:
    for words in (("ledger", "verify"), ("cases", "rebuild")):
        assert run(*words, "--case", "BS1")[0] == 1


def test_seal_signs_what_is_missing(case: Case) -> None:
    code, output = run("ledger", "seal")
    assert code == 0 and "roots signed, 2016-06-03 to " in output
    code, output = run("ledger", "seal")
    assert code == 0 and output.strip() == "0 roots signed."
    assert run("ledger", "verify")[0] == 0


def test_rebuild_checks_first_and_then_puts_right(case: Case) -> None:
    assert run("cases", "rebuild", "--check")[0] == 0
    Case.objects.filter(pk=case.pk).update(state="delivered", sequence=9)
    code, output = run("cases", "rebuild", "--check")
    assert code == 1 and f"{case.number}  state: delivered → accepted" in output and "1 differ" in output
    code, output = run("cases", "rebuild", "--case", case.number)
    assert code == 0 and "1 put right" in output
    assert run("cases", "rebuild", "--check")[0] == 0
    case.refresh_from_db()
    assert (case.state, case.sequence) == ("accepted", 2)
