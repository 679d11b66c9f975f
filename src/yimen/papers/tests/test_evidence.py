"""Levels from facts: a table, no database."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from yimen.papers.evidence import Fact, Kind, Level, best, facts_of, level_of, weakest

AT = datetime(2016, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ISSUED, FETCHED, SIGNED, COMPARED = (Fact(kind, "7", AT, "p") for kind in Kind)


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ([], "D"),
        ([COMPARED], "C"),
        ([SIGNED], "B"),
        ([FETCHED], "A"),
        ([ISSUED], "A"),
        ([COMPARED, SIGNED], "B"),
        ([SIGNED, COMPARED, FETCHED], "A"),
    ],
)
def test_level_of_a_file(facts: list[Fact], level: str) -> None:
    stored = [fact.as_json() for fact in facts]
    assert level_of(stored) == level
    assert facts_of(stored) == tuple(facts), "what is written is read again"
    found = best(facts)
    assert (found.level if found else Level.D) == level


@pytest.mark.parametrize(("level", "reached"), [("A", "ABCD"), ("B", "BCD"), ("C", "CD"), ("D", "D")])
def test_what_is_enough_where(level: str, reached: str) -> None:
    assert "".join(least for least in "ABCD" if Level(level).reaches(least)) == reached


@pytest.mark.parametrize(("levels", "of_all"), [("", None), ("A", "A"), ("AC", "C"), ("DA", "D"), ("BB", "B")])
def test_a_paper_in_several_files_is_as_good_as_its_weakest(levels: str, of_all: str | None) -> None:
    assert weakest(Level(each) for each in levels) == of_all
