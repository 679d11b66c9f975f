"""The rules about the law that a guide names: it is known here, and in force on the guide's first day. Pure over what is known."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from yimen.catalogue.audit.values import Finding
from yimen.laws.citations import Citation

# Whether all articles of a law are entered (nothing: the law is not known here), by its key; whether a citation was in force.
Whole = Callable[[str], bool | None]
InForce = Callable[[Citation, date], bool]


def audit_citations(
    cited: Iterable[tuple[str, str, Citation]], day: date, whole: Whole, in_force: InForce
) -> Iterator[Finding]:
    """One finding for each place and law. cited: place, text, citation; day: the first on which the guide holds."""
    told: set[tuple[str, str]] = set()
    for place, _text, citation in cited:
        rule = _rule(citation, day, whole, in_force)
        if rule and (place, str(citation)) not in told:
            told.add((place, str(citation)))
            yield Finding(
                rule, place, f"{citation} ({day.isoformat()})" if rule == "cited_article_in_force" else str(citation)
            )


def _rule(citation: Citation, day: date, whole: Whole, in_force: InForce) -> str:
    entered = whole(citation.key)
    if entered is None:
        return "cited_law_known"
    if in_force(citation, day):
        return ""
    return "cited_article_in_force" if entered else "cited_article_known"
