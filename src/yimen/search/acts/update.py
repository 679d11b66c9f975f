"""Bring what was published into the index: the documents of its owners anew, or none where they are not listed any more."""

from collections.abc import Sequence

from yimen.catalogue.models import Service
from yimen.search import folders, sources, writing
from yimen.search.documents import Kind


def update(owners: Sequence[str]) -> bool:
    """Read these owners ("service:31…") from the database again and commit; False where there is no index to change.

    Safe to repeat: what was there of an owner is replaced.
    """
    with folders.writing():
        for owner in owners:
            folders.note(owner)
        with writing.current() as writer:
            if writer is None:
                return False
            replace(writer, owners)
    return True


def update_services(numbers: Sequence[int]) -> bool:
    """The same for services, by their rows."""
    codes = Service.objects.filter(pk__in=numbers).order_by("pk").values_list("code", flat=True)
    return update([sources.owner(Kind.SERVICE, code) for code in codes])


def replace(writer: writing.Writer, owners: Sequence[str]) -> None:
    """The documents of these owners anew, with a writer that is open; the caller commits."""
    for owner, documents in sources.of_owners(owners):
        writer.replace(owner, documents)
