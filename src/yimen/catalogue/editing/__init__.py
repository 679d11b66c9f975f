"""A guide written part by part in a proposal: which parts there are, single values in them, and what is wrong with a part."""

from yimen.catalogue.editing.defaults import default_of
from yimen.catalogue.editing.findings import PartFinding, findings_of
from yimen.catalogue.editing.parts import PARTS, Part, item_parts, part_by_name, part_of
from yimen.catalogue.editing.values import lines_of, read, written

__all__ = [
    "PARTS",
    "Part",
    "PartFinding",
    "default_of",
    "findings_of",
    "item_parts",
    "lines_of",
    "part_by_name",
    "part_of",
    "read",
    "written",
]
