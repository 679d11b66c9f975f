"""`yimen clock load`, `review`, `years`: what is refused first, then a year from its file to its review."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from yimen.accounts.models import User
from yimen.cases.tests.factories import make_user
from yimen.cli.main import app
from yimen.clock.tests.invented import INVENTED_YEAR
from yimen.procedure import Role
from yimen.workdays.models import PublishedYear

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.workdays.calendars._kept", None)
    monkeypatch.setattr("yimen.workdays.calendars.REFRESH_SECONDS", -1.0)


@pytest.fixture
def loader() -> User:
    return make_user(Role.ADMIN)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(INVENTED_YEAR, ensure_ascii=False), encoding="utf-8")
    return path


def clock(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["clock", *map(str, arguments)])


def test_what_is_no_json_or_not_there(tmp_path: Path, loader: User) -> None:
    (tmp_path / "bad.json").write_bytes(b"\xff{")
    assert clock("load", tmp_path / "bad.json", "--by", loader.username).exit_code == 1
    assert clock("load", tmp_path / "none.json", "--by", loader.username).exit_code == 2


def test_nobody_or_the_wrong_person(file: Path) -> None:
    assert clock("load", file).exit_code == 2
    assert clock("load", file, "--by", "nobody").exit_code == 1
    assert clock("load", file, "--by", make_user(Role.OFFICER).username).exit_code == 1
    assert not PublishedYear.objects.exists()


def test_a_dry_run_reports_and_leaves_nothing(file: Path) -> None:
    result = clock("load", file, "--dry-run")
    assert result.exit_code == 0
    assert "off     2027-02-05 Fri to 2027-02-11 Thu   7 days  春节" in result.stdout
    assert "17 days off, 2 days worked in exchange" in result.stdout
    assert not PublishedYear.objects.exists()


def test_a_year_that_is_known_is_only_corrected(tmp_path: Path, loader: User) -> None:
    file = tmp_path / "2026.json"
    given = {"year": 2026, "document": "国办发明电〔2025〕0号", "date": "2025-11-04", "makeup": []}
    file.write_text(json.dumps(given | {"holidays": [{"name": "春节", "from": "2026-02-14", "to": "2026-02-23"}]}))
    assert clock("load", file, "--by", loader.username).exit_code == 1
    assert clock("load", file, "--by", loader.username, "--correct").exit_code == 0


def test_from_the_file_to_the_review(file: Path, loader: User) -> None:
    assert "waits for its review" in clock("load", file, "--by", loader.username).stdout
    assert clock("review", 2027, "--by", loader.username).exit_code == 1
    assert "2027  version 1 waits" in clock("years").stdout
    other = make_user(Role.ADMIN)
    assert "approved" in clock("review", 2027, "--by", other.username).stdout
    first = clock("years").stdout.splitlines()[0]
    # One of the seventeen days off lies in the year before.
    assert first == "2027   16 days off   2 make-up days  国办发明电〔2026〕0号"
    told = json.loads(clock("years", "--json").stdout)
    assert (told["known"][0]["year"], told["known"][0]["version"], told["waiting"]) == (2027, 1, [])


def test_a_rejected_year_is_not_known(file: Path, loader: User) -> None:
    clock("load", file, "--by", loader.username)
    assert (
        "rejected: 少一天" in clock("review", 2027, "--by", make_user(Role.ADMIN).username, "--reject", "少一天").stdout
    )
    assert clock("years").stdout.startswith("2026 ")
