"""Make the index anew from the database, beside the one that is read, and put it in its place in one step."""

from collections.abc import Callable
from dataclasses import dataclass

from yimen.search import folders, sources, writing
from yimen.search.acts.update import replace

Told = Callable[[int, int], None]
TELL_EACH = 500


@dataclass(frozen=True)
class Rebuilt:
    """How many services and powers went in, and how many documents they made."""

    owners: int
    documents: int


def rebuild(told: Told = lambda done, whole: None) -> Rebuilt:
    """Readers go on with the old index until the new one is whole. What is published meanwhile is caught up with.

    told(done, whole) is called now and then.
    """
    generation = writing.new_generation()
    with folders.making():
        with folders.writing():
            folder = folders.begin(generation)
        try:
            writer = writing.create(folder)
            outcome = _fill(writer, told)
            with folders.writing():
                replace(writer, folders.noted())
                writer.close()
                folders.finish(generation)
        except BaseException:
            with folders.writing():
                folders.give_up(generation)
            raise
    return outcome


def _fill(writer: writing.Writer, told: Told) -> Rebuilt:
    whole, owners, documents = sources.count(), 0, 0
    for made in sources.everything():
        documents += writer.add(made)
        owners += 1
        if owners % TELL_EACH == 0:
            told(owners, whole)
    told(whole, whole)
    return Rebuilt(owners, documents)
