"""The acts on an import: begin, map, check, confirm, write, discard. One verb, one function, one file."""

from yimen.exchange.acts.begin_import import begin_import
from yimen.exchange.acts.check_import import check_import
from yimen.exchange.acts.confirm_import import confirm_import
from yimen.exchange.acts.discard_import import discard_import
from yimen.exchange.acts.map_columns import map_columns
from yimen.exchange.acts.resume_imports import resume_imports
from yimen.exchange.acts.write_import import write_import

__all__ = [
    "begin_import",
    "check_import",
    "confirm_import",
    "discard_import",
    "map_columns",
    "resume_imports",
    "write_import",
]
