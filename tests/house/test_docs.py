"""What the documents promise is there: links, files, commands, and the same commands in both languages."""

import re
from pathlib import Path

import pytest

from yimen.cli.main import COMMANDS

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
README, CHINESE = PROJECT / "README.md", PROJECT / "README.zh-CN.md"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_documents_that_the_code_names_exist() -> None:
    named = {
        name
        for path in (PROJECT / "src").rglob("*.py")
        for name in re.findall(r"\bdocs/[\w./-]+\.(?:md|py)\b", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 3
    assert sorted(name for name in named if not (PROJECT / name).exists()) == []


def test_every_command_and_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.M))
    for document in (README, CHINESE, PROJECT / "CONTRIBUTING.md"):
        text = document.read_text(encoding="utf-8")
        assert set(re.findall(r"`yimen ([a-z]+)", text)) <= set(COMMANDS), document.name
        assert set(re.findall(r"^ +make ([a-z]+)", text, re.M)) <= targets, document.name


def test_both_languages_tell_the_same_things_to_type_and_to_set() -> None:
    def typed(document: Path) -> list[str]:
        text = document.read_text(encoding="utf-8")
        commands = re.findall(r"^\| `(yimen [a-z]+(?: [a-z]+\b)?)", text, re.M)  # what stands for a name is translated
        blocks = re.findall(r"^ {4}(make \w+|git clone)", text, re.M)
        settings = re.findall(r"`((?:YIMEN|DATABASE)_[A-Z_]+)", text)
        return [*commands, *blocks, *sorted(settings)]

    assert len(typed(README)) > 15
    assert typed(README) == typed(CHINESE)


def test_the_architecture_shows_every_room() -> None:
    told = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\w+", told.partition("```")[2].partition("```")[0]))
    rooms = {path.parent.name for path in (PROJECT / "src" / "yimen").glob("*/__init__.py")}
    assert rooms - shown == set()


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((PROJECT / "docs" / "adr").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
