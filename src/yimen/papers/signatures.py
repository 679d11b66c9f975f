"""Electronic certificates from elsewhere: is every byte of this PDF signed by somebody whom this district trusts?

The signing authorities that are trusted stand in a PEM file (setting YIMEN_TRUSTED_SIGNERS); nothing is fetched. A
stranger's file may be anything: whatever it makes the library raise, it is then no certificate that anyone vouches for.
"""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from django.conf import settings

LARGEST = 10_000_000  # bytes
WINDOW = 1024 * 1024
_MARK = b"/ByteRange"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Signature:
    """Who signed, and the authority that says so."""

    signer: str
    authority: str


def signature_of(content: IO[bytes], size: int, now: datetime) -> Signature | None:
    """The signature over the whole file by a trusted signer, valid at `now`; None: there is none that holds."""
    if not settings.YIMEN_TRUSTED_SIGNERS or size > LARGEST or not _mentions_signature(content):
        return None
    content.seek(0)
    try:
        return asyncio.run(_verified(content, now))
    except Exception as problem:
        _log.info("an uploaded file has no readable signature: %s", type(problem).__name__)
        return None


async def _verified(content: IO[bytes], now: datetime) -> Signature | None:
    # The library takes a third of a second to load: only who verifies needs it.
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    signatures = PdfFileReader(content).embedded_regular_signatures
    if not signatures:
        return None
    # The last one covers what came after the earlier ones; it must cover the whole file.
    context = ValidationContext(
        trust_roots=list(_trusted(settings.YIMEN_TRUSTED_SIGNERS)),
        moment=now,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    status = await async_validate_pdf_signature(signatures[-1], context)
    path = status.validation_path
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE or not status.bottom_line or path is None:
        return None
    return Signature(_name(status.signing_cert), _name(path.first))


def _mentions_signature(content: IO[bytes]) -> bool:
    return any(_MARK in window for window in _windows(content))


def _windows(content: IO[bytes]) -> Iterator[bytes]:
    """The file in pieces that overlap by the length of the mark."""
    content.seek(0)
    before = b""
    while piece := content.read(WINDOW):
        yield before + piece
        before = piece[-len(_MARK) :]


@lru_cache(maxsize=4)
def _trusted(file: str) -> tuple[Any, ...]:
    """The certificates of a PEM file. Raises OSError and ValueError: a setting that is wrong must be seen."""
    from asn1crypto import pem, x509

    text = Path(file).read_bytes()
    return tuple(x509.Certificate.load(der) for _kind, _headers, der in pem.unarmor(text, multiple=True))


def _name(certificate: Any) -> str:
    return str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
