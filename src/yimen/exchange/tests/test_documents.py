"""What is written about lists is what the code does."""

import re
from pathlib import Path

import yimen.spreadsheets
from yimen.exchange.documenting import BEGIN, END, columns_in_words
from yimen.exchange.kinds import KINDS
from yimen.wording import registered

PAGE = Path(__file__).resolve().parents[4] / "docs" / "exchange.md"


def test_the_page_has_the_columns_of_every_kind():
    told = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert told.strip() == columns_in_words().strip()


def test_every_code_of_the_reader_has_its_sentence():
    folder = Path(yimen.spreadsheets.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'"((?:table|row)_[a-z_]+)"', source))
    assert len(codes) > 30
    assert codes - registered() == set()


def test_names_of_columns_do_not_clash():
    for kind in KINDS.values():
        names = [name for column in kind.read_columns for name in column.names]
        assert len(names) == len(set(names)), kind.name
        keys = {column.key for column in kind.columns}
        assert {*kind.key, *kind.compared} <= keys
