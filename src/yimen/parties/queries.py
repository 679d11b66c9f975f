"""Reads of parties."""

from datetime import date

from yimen.parties.models import Bar, Party


def bars_of(party: Party, day: date) -> list[Bar]:
    """What bars this person or firm, under whatever name, from applying on this day; the one that lasts longest first."""
    found = Bar.objects.filter(identifier_index=party.identifier_index, last_day__gte=day)
    return list(found.order_by("-last_day", "id"))
