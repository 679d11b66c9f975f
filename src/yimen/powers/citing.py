"""The laws that the text of a legal basis cites, by the key under which room `laws` finds them."""

from yimen.laws.citations import parse

LONGEST = 300


def cited(basis: str) -> list[str]:
    """The keys of the laws, each once, in the order of the text: names without 《》, 中华人民共和国 and the year of a revision."""
    return list(dict.fromkeys(citation.key[:LONGEST] for citation in parse(basis)))
