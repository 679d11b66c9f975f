"""How the index is: for the doctor, for the worker that makes it anew where it is missing, and for the command."""

from dataclasses import dataclass
from enum import StrEnum

from yimen.search import folders, matching, reading, sources


class State(StrEnum):
    """GOOD, or why it has to be made anew."""

    GOOD = "good"
    MISSING = "missing"
    OLD = "old"
    BROKEN = "broken"
    DIFFERS = "differs"


@dataclass(frozen=True)
class Condition:
    """State, how many documents there are, how many services and powers the index and the database hold, and the fault."""

    state: State
    documents: int = 0
    held: int = 0
    wanted: int = 0
    fault: str = ""


def examine() -> Condition:
    """Open the index and count; changes nothing."""
    pointer = folders.pointer()
    if not pointer.generation:
        return Condition(State.MISSING)
    if not pointer.readable:
        return Condition(State.OLD)
    try:
        searcher = reading.open_index().searcher()
        owners = matching.has("kind", *sources.OWNING)
        held = int(searcher.search(owners, 1).count)
    except Exception as failure:  # whatever is broken is the finding
        return Condition(State.BROKEN, fault=str(failure))
    wanted = sources.count()
    state = State.GOOD if held == wanted else State.DIFFERS
    return Condition(state, searcher.num_docs, held, wanted)


def size() -> int:
    """Bytes of the index that is read."""
    folder = folders.root() / folders.pointer().generation
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) if folder.is_dir() else 0
