"""The embedded database: one start is enough, a kill of either side is mended, a stranger gets nothing."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from yimen import engine
from yimen.engine.postgres import _postmaster
from yimen.engine.processes import Identity


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="yimen-engine-"))
    folder.chmod(0o755)
    yield folder
    engine.remove(folder)
    shutil.rmtree(folder)


def ask(url: str, question: str = "SELECT current_user") -> object:
    with psycopg.connect(url, connect_timeout=10) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def test_without_a_database_the_url_explains_itself(tmp_path: Path) -> None:
    assert "no-database-yet" in engine.connection_url(tmp_path)
    assert not engine.status(tmp_path).running
    assert engine.stop(tmp_path) is False


def test_start_gives_a_role_that_is_no_superuser(home: Path) -> None:
    url = engine.ensure_running(home, durable=False)
    assert ask(url) == "yimen"
    assert ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert ask(url, "SHOW listen_addresses") == ""
    assert engine.connection_url(home) == url


def test_a_wrong_password_is_refused(home: Path) -> None:
    url = engine.ensure_running(home, durable=False)
    password = urlsplit(url).password
    assert password is not None
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        ask(url.replace(password, "guess"))
    assert (home / "postgres.json").stat().st_mode & 0o077 == 0


def test_a_second_start_finds_the_running_server(home: Path) -> None:
    url = engine.ensure_running(home, durable=False)
    before = engine.status(home)
    assert engine.ensure_running(home, durable=False) == url
    assert engine.status(home) == before


def test_starts_at_once_end_in_one_server(home: Path) -> None:
    engine.stop(home)
    urls: list[str] = []
    threads = [
        threading.Thread(target=lambda: urls.append(engine.ensure_running(home, durable=False))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(urls) == 4
    assert len(set(urls)) == 1
    assert ask(urls[0], "SELECT 1") == 1


def test_a_killed_server_comes_back_with_its_data(home: Path) -> None:
    engine.stop(home)
    url = engine.ensure_running(home, durable=True)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    pid = engine.status(home).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    wait_for_end(pid)
    assert not engine.status(home).running
    assert engine.ensure_running(home, durable=True) == url
    assert ask(url, "SELECT number FROM kept") == 7


def test_a_stale_lock_file_with_the_number_of_another_process_is_no_obstacle(home: Path) -> None:
    engine.ensure_running(home, durable=False)
    data = engine.status(home).data
    lines = (data / "postmaster.pid").read_text()
    engine.stop(home)
    (data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines.splitlines()[1:]]))
    assert not engine.status(home).running
    assert ask(engine.ensure_running(home, durable=False), "SELECT 1") == 1


def test_a_killed_starter_leaves_a_server_that_the_next_one_finds(home: Path) -> None:
    engine.stop(home)
    code = (
        f"from pathlib import Path; from yimen import engine; import time; engine.ensure_running(Path({str(home)!r}),"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code + " durable=False); print('up', flush=True); time.sleep(60)"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "up\n"
    child.kill()
    child.wait()
    child.stdout.close()
    pid = engine.status(home).pid
    engine.ensure_running(home, durable=False)
    assert engine.status(home).pid == pid


def test_a_start_cut_short_while_making_the_folder_is_begun_anew(tmp_path: Path) -> None:
    home = Path(tempfile.mkdtemp(prefix="yimen-engine-"))
    home.chmod(0o755)
    (home / "postgres.new").mkdir()
    (home / "postgres.new" / "PG_VERSION").write_text("18\n")
    try:
        assert ask(engine.ensure_running(home, durable=False), "SELECT 1") == 1
        assert not (home / "postgres.new").exists()
    finally:
        engine.remove(home)
        shutil.rmtree(home)


def test_a_long_path_gets_a_short_socket() -> None:
    root = Path(tempfile.mkdtemp(prefix="yimen-engine-"))
    root.chmod(0o755)
    home = root / ("long-" * 12) / ("path-" * 12)
    try:
        assert ask(engine.ensure_running(home, durable=False), "SELECT 1") == 1
    finally:
        engine.remove(home)
        shutil.rmtree(root)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the database to another account")
def test_a_home_closed_to_the_account_puts_the_data_elsewhere() -> None:
    root = Path(tempfile.mkdtemp(prefix="yimen-engine-"))  # mode 700
    home = root / "home"
    try:
        assert ask(engine.ensure_running(home, durable=False), "SELECT 1") == 1
        assert not engine.status(home).data.is_relative_to(root)
        assert root.stat().st_mode & 0o077 == 0
        engine.stop(home)
        (home / "postgres.json").unlink()
        assert ask(engine.ensure_running(home, durable=False), "SELECT 1") == 1
    finally:
        data = engine.status(home).data
        engine.remove(home)
        assert not data.exists()
        shutil.rmtree(root)


def test_a_folder_without_a_server_has_no_postmaster(tmp_path: Path) -> None:
    assert _postmaster(tmp_path) is None


def wait_for_end(pid: int) -> None:
    identity = Identity.of(pid)
    give_up = time.monotonic() + 10
    while identity is not None and identity.alive and time.monotonic() < give_up:
        time.sleep(0.05)
