"""The kinds of file that can be handed in, recognised by content, never by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

import filetype  # type: ignore[import-untyped]

HEAD_BYTES = 8192


@dataclass(frozen=True)
class Kind:
    """One kind: its short name (as in the `accepts` of a material), media type, and extensions that may name it."""

    name: str
    media_type: str
    extensions: tuple[str, ...]
    inline: bool = True


PDF = Kind("pdf", "application/pdf", ("pdf",))
JPG = Kind("jpg", "image/jpeg", ("jpg", "jpeg"))
PNG = Kind("png", "image/png", ("png",))

KINDS = {kind.name: kind for kind in (PDF, JPG, PNG)}
BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS.values()}


def accepted_kinds(names: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds with these names. Raises ValueError for a name that is not known here."""
    wanted = tuple(str(name) for name in names)
    if unknown := set(wanted) - KINDS.keys():
        raise ValueError(f"no such kinds of file: {', '.join(sorted(unknown))}")
    return tuple(KINDS[name] for name in wanted)


def recognise(content: IO[bytes]) -> str | None:
    """What the first bytes say: the short name of a kind known here, the usual extension of another, or None."""
    content.seek(0)
    head = content.read(HEAD_BYTES)
    if head.startswith(b"%PDF-"):
        return PDF.name
    guess = filetype.guess(head)
    if guess is not None:
        # Something stands before the header of the PDF: another kind of file that readers would take for a PDF.
        return None if guess.extension == PDF.name else str(guess.extension)
    return None
