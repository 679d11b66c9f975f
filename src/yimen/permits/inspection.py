"""Is this file one that we signed, byte for byte? `inspect` answers without believing anything in the file.

A file of ours has one shape: a single signature whose range is the whole file except the signature itself, made by a
key under one of our roots. That shape is looked for in the raw bytes; no PDF structure of a stranger's file is ever
parsed, so time and memory stay proportional to its size. Even the signature container, the one stretch that a signature
cannot cover, must be exactly the one we would have written: so a change of any byte anywhere is found.
"""

import asyncio
import hashlib
import logging
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from asn1crypto import algos, cms, x509
from cryptography.x509 import Certificate
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

from yimen.errors import Refusal
from yimen.permits.signature import as_asn1

LARGEST_FILE = 10_000_000  # bytes; our largest documents have a fiftieth of this
_LARGEST_CONTAINER = 200_000  # hexadecimal digits of a signature
_MOST_CERTIFICATES = 6  # a crowd of them could make the search for a chain endless
_RANGE = re.compile(rb"/ByteRange\s{0,9}\[\s{0,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{0,9}\]")
_TIME = re.compile(rb"/M \(D(?::|\\072)(\d{14})Z\)")
_CONTACT = re.compile(rb"/ContactInfo \(([!-'*-~]{1,400})\)")
_log = logging.getLogger(__name__)
# A stranger's file may be anything; what pyHanko thinks of it at length belongs in no log of ours.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


class Finding(StrEnum):
    """What the file turned out to be; only the first is good."""

    GENUINE = "genuine"  # signed by us, unchanged since, the whole file covered
    APPENDED = "appended"  # what we signed is there unchanged, but something was added after signing
    ALTERED = "altered"  # carries a signature that does not fit its content
    FOREIGN = "foreign"  # signed and unchanged, but not by an organ on this platform
    UNSIGNED = "unsigned"  # no signature


@dataclass(frozen=True)
class Verdict:
    """`signer` and `chain` (names, nearest authority first) and `signed_at` are set only where the signature held."""

    finding: Finding
    sha256: str
    signer: str = ""
    chain: tuple[str, ...] = ()
    signed_at: datetime | None = None
    timestamped: bool = False
    claims: str = ""  # the address written into the signature, believed only when the finding is genuine


@dataclass(frozen=True)
class _Range:
    before: int
    after: int
    end: int

    def signed_part(self, content: bytes) -> bytes:
        return content[: self.before] + content[self.after : self.end]


@dataclass(frozen=True)
class _Found:
    """The signature as it lies in the file. `whole`: its range reaches to the end of the file."""

    container: cms.ContentInfo
    der: bytes
    signed_at: datetime | None
    whole: bool


def inspect(content: bytes, trusted: tuple[Certificate, ...], now: datetime) -> Verdict:
    """The verdict on an uploaded file.

    trusted  the roots of our authorities; none of them is fetched, nor is anything else
    Raises Refusal: verify_file_empty, verify_file_too_large, verify_file_not_pdf, verify_file_truncated.
    """
    _refuse_what_is_no_document(content)
    digest = hashlib.sha256(content).hexdigest()
    found = _signed_range(content)
    if found is None:
        return Verdict(Finding.UNSIGNED, digest)
    altered = Verdict(Finding.ALTERED, digest, claims=_claimed_address(content, found))
    try:
        read = _read(content, found, now)
        status = _validate(read, found.signed_part(content), trusted, read.signed_at or now)
    except Exception as problem:  # whatever a stranger put there, it is not a signature of ours
        _log.info("an uploaded file has no readable signature: %s", type(problem).__name__)
        return altered
    return _judge(read, status, altered)


def _refuse_what_is_no_document(content: bytes) -> None:
    if not content:
        raise Refusal("verify_file_empty", status=422)
    if len(content) > LARGEST_FILE:
        raise Refusal("verify_file_too_large", status=413, limit=LARGEST_FILE // 1_000_000)
    if b"%PDF-" not in content[:1024]:
        raise Refusal("verify_file_not_pdf", status=422)
    declared = _RANGE.search(content)
    ends = b"%%EOF" in content[-1024:]
    if not ends and (declared is None or int(declared.group(3)) + int(declared.group(4)) > len(content)):
        raise Refusal("verify_file_truncated", status=422)


def _signed_range(content: bytes) -> _Range | None:
    """The first signature's range; None: there is none. A senseless one is returned empty: it cannot fit."""
    declared = _RANGE.search(content)
    if declared is None:
        return None
    start, length, after, rest = (int(number) for number in declared.groups())
    if start != 0 or not length < after <= after + rest <= len(content):
        return _Range(0, 0, 0)
    return _Range(length, after, after + rest)


def _read(content: bytes, found: _Range, now: datetime) -> _Found:
    """The signature container in the hole of the range: `<` capital hexadecimal digits, padded with zeros, `>`."""
    hole = content[found.before : found.after]
    if len(hole) > _LARGEST_CONTAINER or not re.fullmatch(rb"<(?:[0-9A-F]{2})+>", hole):
        raise ValueError("the range leaves out more than a signature")
    packed = bytes.fromhex(hole[1:-1].decode("ascii"))
    container = cms.ContentInfo.load(packed)
    if len(container["content"]["certificates"]) > _MOST_CERTIFICATES:
        raise ValueError("more certificates than any chain of ours has")
    der = container.dump()
    if packed[len(der) :].strip(b"\0"):
        raise ValueError("the padding of the signature is not empty")
    return _Found(container, der, _claimed_time(content, found, now), whole=found.end == len(content))


def _claimed_address(content: bytes, found: _Range) -> str:
    """The address in the signature's dictionary, its octal escapes undone; empty: none."""
    contact = _CONTACT.search(content, found.after, found.after + 4096)
    text = contact.group(1).decode("ascii") if contact else ""
    return re.sub(r"\\([0-7]{3})", lambda escape: chr(int(escape.group(1), 8)), text)


def _claimed_time(content: bytes, found: _Range, now: datetime) -> datetime | None:
    """The signing time in the signature's dictionary: signed too, but only as true as the signer's clock."""
    stated = _TIME.search(content, found.after, found.after + 4096)
    if stated is None:
        return None
    moment = datetime.strptime(stated.group(1).decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return moment if moment <= now else None


def _validate(found: _Found, signed: bytes, trusted: tuple[Certificate, ...], moment: datetime) -> Any:
    context = ValidationContext(
        trust_roots=[as_asn1(root) for root in trusted],
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    return asyncio.run(async_validate_detached_cms(signed, found.container["content"], context))


def _judge(found: _Found, status: Any, altered: Verdict) -> Verdict:
    """The verdict on a signature that could be read and computed; `altered` is the one to give when it does not fit."""
    if not (status.intact and status.valid):
        return altered
    signer = _name(status.signing_cert)
    if not status.bottom_line:
        return replace(altered, finding=Finding.FOREIGN, signer=signer)
    path = [part for part in status.validation_path if isinstance(part, x509.Certificate)]
    if not _is_ours_byte_for_byte(found, path):
        return altered
    stamp = status.timestamp_validity
    return replace(
        altered,
        finding=Finding.GENUINE if found.whole else Finding.APPENDED,
        signer=signer,
        chain=tuple(_name(part) for part in reversed(path[:-1])),
        signed_at=stamp.timestamp if stamp else found.signed_at,
        timestamped=stamp is not None,
    )


def _name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))


def _is_ours_byte_for_byte(found: _Found, path: list[x509.Certificate]) -> bool:
    """Whether the container is what `signature.sign` writes around this signature.

    Parts of it are signed by nobody (versions, the order and number of certificates, spare roots). Build it anew from
    the parts that were proved and compare.
    """
    signed = found.container["content"]
    (info,) = signed["signer_infos"]
    proved = {certificate.dump() for certificate in path}
    carried = [choice.chosen for choice in signed["certificates"]]
    if any(certificate.dump() not in proved for certificate in carried):
        return False
    sha256 = algos.DigestAlgorithm({"algorithm": "sha256"})
    rsa = path[-1].public_key.algorithm == "rsa"
    rebuilt = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            {"issuer_and_serial_number": {"issuer": path[-1].issuer, "serial_number": path[-1].serial_number}}
        ),
        "digest_algorithm": sha256,
        "signed_attrs": info["signed_attrs"],
        "signature_algorithm": {"algorithm": "sha256_rsa" if rsa else "sha256_ecdsa"},
        "signature": info["signature"],
    }
    if len(info["unsigned_attrs"]):
        rebuilt["unsigned_attrs"] = info["unsigned_attrs"]
    expected = cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": cms.SignedData(
                {
                    "version": "v1",
                    "digest_algorithms": [sha256],
                    "encap_content_info": {"content_type": "data"},
                    "certificates": carried,
                    "signer_infos": [cms.SignerInfo(rebuilt)],
                }
            ),
        }
    )
    return bool(expected.dump() == found.der)
