"""The rules about the codes of handling items, which need to know the code of the service. Pure functions."""

from collections.abc import Callable, Iterator

from yimen.catalogue.audit.values import Finding
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.handling import code_faults

ItemRule = Callable[[ServiceContent, str], Iterator[Finding]]


def item_code_is_composed(content: ServiceContent, code: str) -> Iterator[Finding]:
    """31 characters of the service and 2 of the item make its code (GB/T 39554.1 in practice)."""
    for place, text in code_faults(content, code):
        yield Finding("item_code_is_composed", f"items[{place}].local_code", text)


ITEM_RULES: tuple[ItemRule, ...] = (item_code_is_composed,)
