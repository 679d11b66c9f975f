"""The command line: every command loads, none pays for what it does not use, mistakes are told in plain words."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from yimen.cli import examinations, running
from yimen.cli.main import COMMANDS, app
from yimen.cli.settings import PAGE, page
from yimen.engine import EngineError

run = CliRunner().invoke


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "manage"])
def test_every_command_has_its_help(name: str) -> None:
    result = run(app, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "Usage" in result.output


def test_the_list_of_commands_names_them_all() -> None:
    result = run(app, ["--help"])
    assert result.exit_code == 0
    assert all(name in result.output for name in COMMANDS)


def test_an_unknown_command_is_refused() -> None:
    assert run(app, ["demolish"]).exit_code == 2


def test_starting_the_command_line_loads_no_framework() -> None:
    code = (
        "import sys, yimen.cli.main; sys.exit(any(name in sys.modules for name in ('django', 'psycopg', 'pydantic')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_somebody_elses_installation_is_told_in_plain_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def closed(home: Path) -> list[str]:
        raise PermissionError(13, "Permission denied", str(tmp_path / "run.json"))

    monkeypatch.setattr("yimen.engine.supervisor.stop", closed)
    result = run(app, ["stop"])
    assert result.exit_code == 1
    assert "run.json is closed to this user" in result.stderr
    assert "a folder of your own" in result.stderr


def test_stopping_an_installation_elsewhere_leaves_the_tests_of_the_project_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stopped: list[Path] = []
    (tmp_path / ".yimen" / "test-postgres").mkdir(parents=True)
    monkeypatch.setattr("yimen.config.environment.PROJECT", tmp_path)
    monkeypatch.setattr("yimen.engine.stop", lambda place: bool(stopped.append(place)))
    for home in ("elsewhere", ".yimen"):
        monkeypatch.setenv("YIMEN_HOME", str(tmp_path / home))
        assert run(app, ["stop"]).exit_code == 0
    assert stopped == [tmp_path / "elsewhere", tmp_path / ".yimen", tmp_path / ".yimen" / "test-postgres"]


def test_the_doctor_names_what_it_could_not_look_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def closed(home: Path) -> examinations.Finding:
        raise PermissionError(13, "Permission denied", str(home / "secrets.json"))

    monkeypatch.setattr(examinations, "_secrets", closed)
    findings = {finding.subject: finding for finding in examinations.examine(tmp_path, 8000)}
    assert findings["secrets"].level == "problem"
    assert "secrets.json belongs to somebody else" in findings["secrets"].text
    assert "Python" in findings


def test_a_taken_port_names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(EngineError, match=rf"Port {port} is taken.*make demo PORT=\d+"):
            running.refuse_taken_port("127.0.0.1", port)


def test_the_page_about_settings_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: yimen settings --write"


def test_the_doctor_finds_keys_that_others_can_read(tmp_path: Path) -> None:
    from yimen.cli import examinations

    (tmp_path / "secrets.json").write_text("{}")
    (tmp_path / "secrets.json").chmod(0o644)
    finding = next(found for found in examinations.examine(tmp_path, 8000) if found.subject == "secrets")
    assert finding.level == "problem"
    assert finding.mend.startswith("chmod 600")


def test_a_sick_examination_is_a_finding_of_its_own() -> None:
    def broken() -> examinations.Finding:
        raise ZeroDivisionError

    assert examinations._guarded("disk", broken).level == "problem"
