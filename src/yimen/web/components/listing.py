"""Several words in a row, with the comma of the reader's language."""

from collections.abc import Iterable

from yimen.procedure import Words
from yimen.web.components.templatetags.yimen import text


def listed(words: Iterable[str]) -> str:
    """甲、乙 or a, b."""
    given = list(words)
    return text(Words("、".join(given), ", ".join(given)))
