"""The laws that the text of a legal basis cites."""

import re

_TITLES = re.compile(r"《([^《》]{2,300})》")
_STATE = "中华人民共和国"


def cited(basis: str) -> list[str]:
    """The names of the laws, each once, in the order of the text, without 《》 and 中华人民共和国."""
    return list(dict.fromkeys(title.strip().removeprefix(_STATE) for title in _TITLES.findall(basis)))
