"""What a built wheel holds: every file of the package that running needs, or a page would miss its template there."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "src" / "yimen"
# Sources of style and scripts are built before the wheel; notes are for readers of the repository.
STAYS_BEHIND = {".scss", ".js", ".md", ".pyc"}
MADE_FOR_THE_WHEEL = ("static/built/yimen.css", "static/built/yimen.js")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files that the declarations put into a wheel, as paths below the package."""
    target = tmp_path_factory.mktemp("wheel")
    source = target / "source"
    _copy(source)
    code = "from setuptools import build_meta; print(build_meta.build_wheel('out'))"
    subprocess.run([sys.executable, "-c", code], cwd=source, check=True, capture_output=True, text=True)
    [wheel] = (source / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {name.removeprefix("yimen/") for name in archive.namelist()}


def _copy(source: Path) -> None:
    """The clone without what is large and not looked at, and with a stand-in for the front-end build."""
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", "built", "screenshots")
    shutil.copytree(PROJECT / "src", source / "src", ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source / name)
    for name in MADE_FOR_THE_WHEEL:
        made = source / "src" / "yimen" / "web" / name
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text("")


def test_every_file_that_running_needs_is_in_the_wheel(held: set[str]) -> None:
    needed = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix not in STAYS_BEHIND and "built" not in path.parts
    }
    assert len(needed) > 500
    assert sorted(needed - held) == []


def test_what_the_front_end_build_makes_is_in_the_wheel(held: set[str]) -> None:
    assert {f"web/{name}" for name in MADE_FOR_THE_WHEEL} <= held


def test_the_command_is_declared() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert declared["project"]["scripts"] == {"yimen": "yimen.cli.main:app"}
