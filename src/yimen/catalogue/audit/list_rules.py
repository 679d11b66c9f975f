"""The consistency rules about a service as an entry of the list: its code, its type, its matter. Pure functions.

The code of 31 characters (GB/T 39554 in practice) names organ, level and matter, so that it can contradict the rest of the
row. Local forms of code (a province's own) are left alone: nothing is known about their parts.
"""

from collections.abc import Callable, Iterator

from yimen.catalogue.audit.values import Entry, Finding
from yimen.codes import ItemCode, split_item_code
from yimen.codes.item_code import LENGTH
from yimen.errors import Refusal

# 2 digits of place (00: the whole state), then 2 of the type (GB/T 39046 A.1), department, item and sub-item.
TYPE_IN_BASIC = slice(2, 4)
# What the section is called where the agency has not told its sections.
APPROVAL_SECTION = "行政审批科"
EntryRule = Callable[[Entry], Iterator[Finding]]


def audit_entry(entry: Entry) -> list[Finding]:
    """All findings for one row of the list."""
    return [finding for rule in ENTRY_RULES for finding in rule(entry)]


def code_is_composed(entry: Entry) -> Iterator[Finding]:
    if len(entry.code) == LENGTH and _parts(entry.code) is None:
        yield Finding("code_is_composed", "code", entry.code)


def code_names_the_agency(entry: Entry) -> Iterator[Finding]:
    parts = _parts(entry.code)
    if parts and entry.organ and parts.organ != entry.organ:
        yield Finding("code_names_the_agency", "code", f"{parts.organ} ≠ {entry.organ}")


def code_holds_the_matter(entry: Entry) -> Iterator[Finding]:
    parts = _parts(entry.code)
    if parts and entry.matter and parts.basic != entry.matter:
        yield Finding("code_holds_the_matter", "code", f"{parts.basic} ≠ {entry.matter}")


def code_fits_the_type(entry: Entry) -> Iterator[Finding]:
    parts = _parts(entry.code)
    if parts and parts.basic[TYPE_IN_BASIC] != entry.type:
        yield Finding("code_fits_the_type", "type", f"{entry.type} ≠ {parts.basic[TYPE_IN_BASIC]}")


def matter_has_the_same_type(entry: Entry) -> Iterator[Finding]:
    """三级四同: one name, code, type and basis on every level of government."""
    if entry.matter_type and entry.matter_type != entry.type:
        yield Finding("matter_has_the_same_type", "type", f"{entry.type} ≠ {entry.matter_type}")


def guide_is_published(entry: Entry) -> Iterator[Finding]:
    """行政许可法 30: item, basis, conditions, quantity, procedure, term, materials and a model form are published."""
    if not entry.guided:
        yield Finding("guide_is_published", "guide", "—")


def supervisor_is_named(entry: Entry) -> Iterator[Finding]:
    """审管分离: somebody supervises what was approved."""
    if entry.supervisor == "":
        yield Finding("supervisor_is_named", "supervisor", "—")


def approval_is_not_supervision(entry: Entry) -> Iterator[Finding]:
    """审管分离: not the section that approved it. An agency that supervises its own grants names another section for it."""
    if not entry.supervisor or entry.supervisor != entry.agency:
        return
    if not entry.supervising_section or entry.supervising_section == (entry.approval or APPROVAL_SECTION):
        yield Finding("approval_is_not_supervision", "supervising_section", entry.supervising_section or "—")


def _parts(code: str) -> ItemCode | None:
    if len(code) != LENGTH:
        return None
    try:
        return split_item_code(code)
    except Refusal:
        return None


ENTRY_RULES: tuple[EntryRule, ...] = (
    code_is_composed,
    code_names_the_agency,
    code_holds_the_matter,
    code_fits_the_type,
    matter_has_the_same_type,
    guide_is_published,
    supervisor_is_named,
    approval_is_not_supervision,
)
