"""The law's words for pages of every audience: grounds of stops, chapters of the count."""

from yimen.procedure.table.periods import GROUNDS
from yimen.web.components.templatetags.yimen import text

_GROUNDS = dict(GROUNDS)


def ground(name: str) -> str:
    """One of the eight grounds on which the clocks stand (行政许可法 45), in the reader's language."""
    return text(_GROUNDS.get(name, name))
