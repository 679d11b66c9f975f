"""Do the stored roots fit one another, their signatures, and the ledger as it stands today?"""

from collections.abc import Callable, Iterator

from django.db import transaction

from yimen.cases.heads import PAGE_HEIGHT, Standing, both_by_day
from yimen.ledger.models import DailyRoot
from yimen.ledger.roots import RootFault, Verifier, faults

# Thirty kilobytes a day for a million cases: read one by one.
_NODES = ("page_nodes", "page_firsts", "permits_nodes", "permits_firsts")

Progress = Callable[[int, int], None]


def root_faults(verify: Verifier, progress: Progress = lambda done, total: None) -> Iterator[RootFault]:
    """Every fault of the daily roots: first of their chain and signatures, then of the trees counted again.

    An event that was changed together with its whole chain and its case row is seen here and nowhere else.
    """
    stored = list(DailyRoot.objects.defer(*_NODES).order_by("day"))
    yield from faults(stored, verify)
    if not stored:
        return
    by_day = {root.day: root for root in stored}
    first, last = stored[0].day, stored[-1].day
    with transaction.atomic():
        for day, standing, permits in both_by_day(first, last):
            progress((day - first).days + 1, (last - first).days + 1)
            root = by_day.get(day)
            if root is None:
                continue
            if not fits(root, standing, permits):
                yield RootFault(day, "does not fit the events recorded until the end of that day")
            elif not _nodes_fit(root, standing, permits):
                yield RootFault(day, "its stored nodes do not lead to the root")


def fits(root: DailyRoot, cases: Standing, permits: Standing | None) -> bool:
    """Whether a stored root is that of these trees; a day that was signed without permits says nothing of them."""
    if (root.root, root.cases) != (cases.root, len(cases.tree)):
        return False
    if root.permits is None:
        return True
    return permits is not None and (root.permits_root, root.permits) == (permits.root, len(permits.tree))


def _nodes_fit(root: DailyRoot, cases: Standing, permits: Standing | None) -> bool:
    nodes, firsts, permit_nodes, permit_firsts = DailyRoot.objects.values_list(*_NODES).get(pk=root.pk)
    good = bytes(nodes) == cases.tree.nodes(PAGE_HEIGHT) and firsts == cases.page_firsts
    if root.permits is None or permits is None:
        return good
    return good and bytes(permit_nodes) == permits.tree.nodes(PAGE_HEIGHT) and permit_firsts == permits.page_firsts
