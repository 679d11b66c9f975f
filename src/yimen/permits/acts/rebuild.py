"""Make the rows of permits anew from their ledgers, and say where the two differed."""

from collections.abc import Iterable

from django.db import transaction

from yimen.permits.models import Permit
from yimen.permits.projections import UNREADABLE, Difference, differences


def rebuild(numbers: Iterable[str] | None = None, *, only_compare: bool = False) -> list[Difference]:
    """Put the rows of all permits (or of these) right; returns every difference, mended or not.

    Rows that agree are read without a lock. A permit whose events cannot be read is told and left alone.
    """
    found = list(differences(numbers))
    wrong = sorted({each.number for each in found if each.column != UNREADABLE})
    if only_compare:
        return found
    mended = [each for number in wrong for each in _mend(number)]
    return [each for each in found if each.column == UNREADABLE] + mended


def _mend(number: str) -> list[Difference]:
    """Compare again under lock, since an act may have moved the permit, and write what differs."""
    with transaction.atomic():
        permit = Permit.objects.select_for_update().get(number=number)
        found = [each for each in differences([number]) if each.column != UNREADABLE]
        for each in found:
            setattr(permit, each.column, each.computed)
        if found:
            permit.save(update_fields=[each.column.removesuffix("_id") for each in found])
    return found
