"""How many pages a file has."""

import logging
from typing import IO, Any

from yimen.errors import Refusal

# A stranger's file may be anything; what the reader thinks of it at length belongs in no log of ours.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
MOST_NODES = 20_000


def count_pages(content: IO[bytes], kind: str) -> int | None:
    """The pages of a PDF, counted leaf by leaf, not believed; 1 for a picture; None where the file cannot be read so far."""
    if kind != "pdf":
        return 1
    # The library takes a while to load: only a process that takes files in needs it.
    from pyhanko.pdf_utils.reader import PdfFileReader

    content.seek(0)
    try:
        root = PdfFileReader(content, strict=False).root
        return _leaves(root["/Pages"]) or None
    except Exception:  # whatever a stranger's file makes the reader raise: it cannot be counted
        return None


def require_pages(pages: int | None, most: int | None, name: str) -> None:
    """Raises Refusal (422): too_many_pages; pages_not_countable, where a limit is set and nobody knows."""
    if most is None:
        return
    if pages is None:
        raise Refusal("pages_not_countable", status=422, name=name, most=most)
    if pages > most:
        raise Refusal("too_many_pages", status=422, name=name, pages=pages, most=most)


def _leaves(tree: Any) -> int:
    """Walked without recursion and bounded: the tree of a crafted file may be deep, or lead into itself."""
    waiting, seen, found = [tree], 0, 0
    while waiting:
        seen += 1
        if seen > MOST_NODES:
            raise ValueError("too many nodes")
        node = waiting.pop()
        if "/Kids" in node:
            kids = node["/Kids"]
            # By place: only so does the library follow the references.
            waiting.extend(kids[place] for place in range(min(len(kids), MOST_NODES)))
        else:
            found += 1
    return found
