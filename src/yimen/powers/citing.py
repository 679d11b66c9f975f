"""The laws that the texts of a power cite, by the key under which room `laws` finds them."""

from collections.abc import Iterable
from functools import lru_cache

from yimen.laws.citations import parse
from yimen.powers.content import Duty

LONGEST = 300


def cited(basis: str) -> list[str]:
    """The keys of the laws, each once, in the order of the text: names without 《》, 中华人民共和国 and the year of a revision."""
    return list(_keys(basis))


def cited_by_duties(duties: Iterable[Duty]) -> list[str]:
    """The keys of the laws on which responsibilities and liabilities rest, each once, in their order."""
    texts = (text for duty in duties for text in (duty.basis, duty.liability_basis) if text)
    return list(dict.fromkeys(key for text in texts for key in _keys(text)))


# A list says the same few texts thousands of times.
@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.key[:LONGEST] for citation in parse(text)))
