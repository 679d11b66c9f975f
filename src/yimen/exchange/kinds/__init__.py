"""The kinds of lists, one a file. A new one is added to `KINDS` and to docs/exchange.md (a test compares them)."""

from yimen.errors import Refusal
from yimen.exchange.kinds.adoptions import ADOPTIONS
from yimen.exchange.kinds.agencies import AGENCIES
from yimen.exchange.kinds.base import Cells, ListKind, Order, RowChecker, Rows, RowWriter
from yimen.exchange.kinds.determinations import DETERMINATIONS
from yimen.exchange.kinds.guide_parts import FEES, MATERIALS, QUESTIONS, TERMS
from yimen.exchange.kinds.guides import GUIDES
from yimen.exchange.kinds.holidays import HOLIDAYS
from yimen.exchange.kinds.laws import LAWS
from yimen.exchange.kinds.powers import POWERS, RESPONSIBILITIES
from yimen.exchange.kinds.services import SERVICES

_ALL = (
    *(SERVICES, GUIDES, TERMS, MATERIALS, FEES, QUESTIONS),
    *(AGENCIES, DETERMINATIONS, POWERS, RESPONSIBILITIES, ADOPTIONS, HOLIDAYS, LAWS),
)
KINDS: dict[str, ListKind] = {kind.name: kind for kind in _ALL}

__all__ = ["KINDS", "Cells", "ListKind", "Order", "RowChecker", "RowWriter", "Rows", "kind_named"]


def kind_named(name: str, *, importable: bool = False) -> ListKind:
    """The kind with this name. Raises Refusal import_kind_unknown (404)."""
    kind = KINDS.get(name)
    if kind is None or (importable and not kind.importable):
        known = ", ".join(each.name for each in KINDS.values() if each.importable or not importable)
        raise Refusal("import_kind_unknown", status=404, kind=name[:40], kinds=known)
    return kind
