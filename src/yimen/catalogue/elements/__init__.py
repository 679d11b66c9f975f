"""What every element of the catalogue is called: in Chinese, in English and in the tables of the national platform.

One table that pages, import, export and the data dictionary share. `GUIDE` describes `ServiceContent` leaf by leaf, `HANDBOOK`
the internal handbook, `MATTER` and `SERVICE` the rows. `element_of("materials[2].name")` finds the element of a value.
"""

import re
from functools import cache

from yimen.catalogue.elements.guide import BASIC, EXTEND, TERMS
from yimen.catalogue.elements.handbook import HANDBOOK
from yimen.catalogue.elements.parts import (
    BASES,
    FEES,
    ITEMS,
    LINKS,
    MATERIALS,
    PROCEDURES,
    QUESTIONS,
    WINDOWS,
)
from yimen.catalogue.elements.rows import MATTER, SERVICE
from yimen.catalogue.elements.values import Element, Kind, Option

GUIDE: tuple[Element, ...] = (
    *BASIC, *BASES, *TERMS, *EXTEND, *MATERIALS, *FEES, *QUESTIONS, *LINKS, *PROCEDURES, *WINDOWS, *ITEMS
)  # fmt: skip
# Parts of a handling item are described where the service has them.
_SAME = (("items[].own_materials[]", "materials[]"), ("items[].terms", "terms"), ("items[].result", "result"))
_NUMBER = re.compile(r"\[[^\]]*\]")


@cache
def _by_place(table: tuple[Element, ...]) -> dict[str, Element]:
    return {element.place: element for element in table}


def element_of(place: str, table: tuple[Element, ...] = GUIDE) -> Element | None:
    """The element that a place such as "materials[identity].copies" belongs to, or its nearest part above; else nothing."""
    wanted = _NUMBER.sub("[]", place)
    for other, same in _SAME:
        if wanted == other or wanted.startswith(f"{other}."):
            wanted = same + wanted.removeprefix(other)
    known = _by_place(table)
    while wanted and wanted not in known:
        bare = wanted.removesuffix("[]")
        wanted = bare if bare != wanted else wanted.rpartition(".")[0]
    return known.get(wanted)


__all__ = [
    "BASES",
    "BASIC",
    "EXTEND",
    "FEES",
    "GUIDE",
    "HANDBOOK",
    "ITEMS",
    "LINKS",
    "MATERIALS",
    "MATTER",
    "PROCEDURES",
    "QUESTIONS",
    "SERVICE",
    "TERMS",
    "WINDOWS",
    "Element",
    "Kind",
    "Option",
    "element_of",
]
