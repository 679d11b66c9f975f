"""What was found, said in the reader's language, with the place and the column's name."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from yimen import wording
from yimen.catalogue.audit import RULE_WORDS
from yimen.errors import Refusal
from yimen.exchange.kinds import ListKind
from yimen.spreadsheets import Column


def english() -> bool:
    """Whether the reader reads English."""
    return (get_language() or "").startswith("en")


def title_of(thing: Column | ListKind) -> str:
    """The name of a column or of a kind of list."""
    return thing.en if english() else thing.zh


def say_finding(code: str, params: Mapping[str, Any], kind: ListKind) -> str:
    """The sentence for a finding. A rule of the catalogue is kept by its name and brings its own words."""
    told = dict(params)
    column = next((column for column in kind.columns if column.key == told.get("column")), None)
    if column is not None:
        told["column"] = title_of(column)
    words = RULE_WORDS.get(told.get("rule", ""))
    if words is not None:
        told |= {"says": words.says, "mend": words.mend}
    return wording.say(Refusal(code, **told))
