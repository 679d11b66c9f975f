"""The platform's own key under the daily roots of the ledger: made here, because keys live in this room.

Signatures are plain (PKCS #1 v1.5 with RSA, ECDSA with elliptic curves, SHA-256 both), so that `openssl dgst` checks them.
"""

import base64
import binascii
from functools import lru_cache
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from yimen.ledger.roots import Signature
from yimen.permits.authority import Organ, Signatory, roots, signatory

RSA, ECDSA = "RSA-PKCS1v15-SHA256", "ECDSA-SHA256"


def sign(text: bytes) -> Signature:
    """Sign a statement. Raises FileNotFoundError or ValueError when the real authority's file cannot be read."""
    ours = _signatory()
    if isinstance(ours.key, rsa.RSAPrivateKey):
        algorithm, value = RSA, ours.key.sign(text, padding.PKCS1v15(), hashes.SHA256())
    else:
        algorithm, value = ECDSA, ours.key.sign(text, ec.ECDSA(hashes.SHA256()))
    chain = dict.fromkeys((ours.certificate, *ours.chain))
    pem = "".join(each.public_bytes(Encoding.PEM).decode() for each in chain)
    return Signature(algorithm, base64.b64encode(value).decode(), pem)


def verify(text: bytes, signature: Signature) -> str:
    """Whether a signature over a statement is ours; empty: it is, else why not."""
    try:
        certificates = _certificates(signature.certificates)
        value = base64.b64decode(signature.value, validate=True)
    except (ValueError, binascii.Error):
        return "its signature or certificate cannot be read"
    if not _fits(certificates[0], text, signature.algorithm, value):
        return "the signature does not fit what is signed"
    if not _trusted(certificates, _root_prints()):
        return "signed with a key that is not this platform's"
    return ""


def fingerprint(signature: Signature) -> str:
    """SHA-256 of the signing certificate, hexadecimal: what anyone may compare with what was published."""
    return _certificates(signature.certificates)[0].fingerprint(hashes.SHA256()).hex()


def _signatory() -> Signatory:
    organ = Organ("ledger", f"{settings.YIMEN_DISTRICT_NAME}政务服务账本", "")
    return signatory(
        settings.YIMEN_HOME,
        organ,
        file=settings.YIMEN_AUTHORITY_FILE,
        password=settings.YIMEN_AUTHORITY_PASSWORD,
    )


def _fits(certificate: x509.Certificate, text: bytes, algorithm: str, value: bytes) -> bool:
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm == RSA:
            key.verify(value, text, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm == ECDSA:
            key.verify(value, text, ec.ECDSA(hashes.SHA256()))
        else:
            return False
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=32)
def _certificates(pem: str) -> tuple[x509.Certificate, ...]:
    return tuple(x509.load_pem_x509_certificates(pem.encode()))


@lru_cache(maxsize=32)
def _trusted(certificates: tuple[x509.Certificate, ...], ours: frozenset[bytes]) -> bool:
    """Each certificate was issued by the next, and the last is one of our roots."""
    for below, above in pairwise(certificates):
        try:
            below.verify_directly_issued_by(above)
        except (ValueError, TypeError, InvalidSignature):
            return False
    return certificates[-1].fingerprint(hashes.SHA256()) in ours


def _root_prints() -> frozenset[bytes]:
    trusted = roots(settings.YIMEN_HOME, file=settings.YIMEN_AUTHORITY_FILE, password=settings.YIMEN_AUTHORITY_PASSWORD)
    return frozenset(root.fingerprint(hashes.SHA256()) for root in trusted)
