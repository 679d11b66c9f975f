"""docs/acts.md is what `yimen acts` prints, docs/replay.md answers as it says, docs/law.md names every open point."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from yimen.cases.open_points import SETTINGS
from yimen.cli.main import app
from yimen.clock import read_notice
from yimen.config.environment import SETTINGS as DECLARED
from yimen.errors import Refusal
from yimen.procedure.replay import replay

DOCS = Path(__file__).resolve().parents[2] / "docs"
LAW = (DOCS / "law.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```json (replay|answer)\n(.*?)```", re.DOTALL)
BLOCKS = [(kind, json.loads(text)) for kind, text in BLOCK.findall((DOCS / "replay.md").read_text(encoding="utf-8"))]
EXAMPLES = list(zip(BLOCKS[::2], BLOCKS[1::2], strict=True))


def test_the_page_of_acts_is_what_the_command_prints() -> None:
    printed = CliRunner().invoke(app, ["acts", "--markdown"]).stdout.strip()
    page = (DOCS / "acts.md").read_text(encoding="utf-8")
    assert page[page.index("## ") :].strip() == printed


def test_every_scenario_has_its_answer() -> None:
    assert len(EXAMPLES) > 4
    assert {(asked, told) for (asked, _scenario), (told, _answer) in EXAMPLES} == {("replay", "answer")}


@pytest.mark.parametrize(("scenario", "told"), [(s, a) for (_r, s), (_a, a) in EXAMPLES], ids=lambda each: each["id"])
def test_the_page_of_replays_answers_as_it_says(scenario: dict[str, Any], told: dict[str, Any]) -> None:
    _holds(told, replay(scenario, _code), "answer")


def _code(refusal: Refusal) -> str:
    return refusal.code


def _holds(told: Any, found: Any, place: str) -> None:
    """Everything that the page tells is in the answer; lists are told whole, objects by what matters."""
    if isinstance(told, dict):
        for name, value in told.items():
            assert name in found, f"{place}.{name}"
            _holds(value, found[name], f"{place}.{name}")
    elif isinstance(told, list):
        assert len(told) == len(found), place
        for number, (one, other) in enumerate(zip(told, found, strict=True)):
            _holds(one, other, f"{place}[{number}]")
    else:
        assert told == found, place


def test_the_page_of_the_law_names_every_open_point_with_its_default() -> None:
    told = dict(re.findall(r"\| `(YIMEN_[A-Z_]+)` \| `([^`]+)` \|", LAW))
    defaults = {each.name: each.default for each in DECLARED}
    assert {setting for setting, _fewest in SETTINGS.values()} | {"YIMEN_YELLOW_SHARE"} <= set(told)
    assert told == {name: defaults[name] for name in told}


def test_the_file_of_a_year_that_the_page_shows_can_be_read() -> None:
    [shown] = re.findall(r"```json\n(.*?)```", LAW, re.DOTALL)
    assert read_notice(json.loads(shown)).year == 2027
