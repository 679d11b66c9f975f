"""Whose signature stands under a certificate: the demo authority, or a real one from a PKCS#12 file.

The demo authority is a root, an issuing authority below it, and one signing certificate for each organ, made when
first needed. Everything lies under `<home>/authority/`, private keys readable by their owner only. RSA of 3072 bits
with SHA-256: every PDF reader in use verifies it, and its signatures cannot be rewritten into a second valid form, as
those of ECDSA can.

A real authority is a setting: YIMEN_AUTHORITY_FILE names a PKCS#12 file with key, certificate and chain. The demo root
stays trusted only while its folder is there, so that certificates of a trial can still be told from forgeries.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
KEY_BITS = 3072
# Demo cases begin in 2016, and a signature may not precede its certificate.
_BEGINNING = datetime(2016, 1, 1, tzinfo=UTC)
_YEARS_ROOT, _YEARS_ISSUING, _YEARS_SIGNING = 40, 35, 30


@dataclass(frozen=True)
class Signatory:
    """A key that signs, its certificate, and the chain above it, the root last."""

    key: Key
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


@dataclass(frozen=True)
class Organ:
    """What a signing certificate says of its organ: short code, Chinese name, unified social credit code."""

    code: str
    name: str
    uscc: str


def ensure_authority(home: Path) -> Path:
    """Make the demo root and issuing authority unless they are there; returns their folder.

    Safe to call again and from several processes at once: the first complete set wins.
    """
    folder = home / "authority"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (folder / "root.pem").exists():
        _once(folder / "root.pem", lambda: _pem(*_make_root()))
    if not (folder / "issuing.pem").exists():
        root_key, root = _read(folder / "root.pem")
        _once(folder / "issuing.pem", lambda: _pem(*_make_issuing(root_key, root)))
    return folder


def signatory(home: Path, organ: Organ, *, file: str = "", password: str = "") -> Signatory:
    """Who signs for `organ`: the key of the PKCS#12 `file` when one is set, else its key under the demo authority.

    Raises FileNotFoundError or ValueError when the file is missing or the password wrong.
    """
    if file:
        return _from_pkcs12(file, password)
    folder = ensure_authority(home)
    path = folder / f"organ-{hashlib.sha256(organ.uscc.encode() + organ.name.encode()).hexdigest()[:16]}.pem"
    if not path.exists():
        issuing_key, issuing = _issuing(folder / "issuing.pem")
        _once(path, lambda: _pem(*_make_signing(organ, issuing_key, issuing)))
    return _demo_signatory(path)


def roots(home: Path, *, file: str = "", password: str = "") -> tuple[x509.Certificate, ...]:
    """The roots whose signatures count as ours: the real authority's, and the demo's where its folder exists."""
    found = [_from_pkcs12(file, password).chain[-1]] if file else []
    root = home / "authority" / "root.pem"
    if root.exists():
        found.append(_certificate(root, root.stat().st_mtime_ns))
    return tuple(found)


@lru_cache(maxsize=4)
def _certificate(path: Path, _changed: int) -> x509.Certificate:
    # Without the key: checking an RSA key takes longer than verifying a document.
    return x509.load_pem_x509_certificate(path.read_bytes())


@lru_cache(maxsize=1)
def _issuing(path: Path) -> tuple[Key, x509.Certificate]:
    return _read(path)


@lru_cache(maxsize=64)
def _demo_signatory(path: Path) -> Signatory:
    key, certificate = _read(path)
    above = (path.with_name("issuing.pem"), path.with_name("root.pem"))
    return Signatory(key, certificate, tuple(_certificate(each, each.stat().st_mtime_ns) for each in above))


@lru_cache(maxsize=2)
def _from_pkcs12(file: str, password: str) -> Signatory:
    bundle = pkcs12.load_pkcs12(Path(file).read_bytes(), password.encode() or None)
    if bundle.cert is None or not isinstance(bundle.key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)):
        raise ValueError(f"{file} holds no RSA or EC key with its certificate")
    chain = _upwards(bundle.cert.certificate, [extra.certificate for extra in bundle.additional_certs])
    return Signatory(bundle.key, bundle.cert.certificate, chain or (bundle.cert.certificate,))


def _upwards(certificate: x509.Certificate, others: Iterable[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """The issuers of `certificate`, nearest first, as far as `others` reach."""
    by_subject = {other.subject: other for other in others}
    chain: list[x509.Certificate] = []
    current = certificate
    while current.issuer != current.subject and current.issuer in by_subject:
        current = by_subject.pop(current.issuer)
        chain.append(current)
    return tuple(chain)


def _make_root() -> tuple[Key, x509.Certificate]:
    key = _new_key()
    name = _name("一门演示根证书 Yimen Demo Root CA")
    return key, _certify(name, key, name, key, years=_YEARS_ROOT, authority=1)


def _make_issuing(root_key: Key, root: x509.Certificate) -> tuple[Key, x509.Certificate]:
    key = _new_key()
    name = _name("一门演示签发机构 Yimen Demo Issuing CA")
    return key, _certify(name, key, root.subject, root_key, years=_YEARS_ISSUING, authority=0)


def _make_signing(organ: Organ, issuing_key: Key, issuing: x509.Certificate) -> tuple[Key, x509.Certificate]:
    key = _new_key()
    name = _name(organ.name[:64], organ.uscc)
    return key, _certify(name, key, issuing.subject, issuing_key, years=_YEARS_SIGNING, authority=None)


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def _name(common: str, uscc: str = "") -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "一门政务服务平台（演示）"),
        x509.NameAttribute(NameOID.COMMON_NAME, common),
    ]
    if uscc:
        parts.insert(2, x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRCN-{uscc}"))
    return x509.Name(parts)


def _certify(
    subject: x509.Name, key: Key, issuer: x509.Name, issuer_key: Key, *, years: int, authority: int | None
) -> x509.Certificate:
    """One certificate. `authority`: how many authorities may stand below it, or None for one that signs documents."""
    public = key.public_key()
    of_issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    builder = (
        x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGINNING)
        .not_valid_after(_BEGINNING + timedelta(days=years * 365 + years // 4))
        .add_extension(x509.BasicConstraints(ca=authority is not None, path_length=authority), critical=True)
        .add_extension(_usage(authority is not None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(of_issuer, critical=False)
    )
    return builder.sign(issuer_key, hashes.SHA256())


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(key: Key, certificate: x509.Certificate) -> bytes:
    form = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    return private + certificate.public_bytes(serialization.Encoding.PEM)


def _read(path: Path) -> tuple[Key, x509.Certificate]:
    text = path.read_bytes()
    key = serialization.load_pem_private_key(text, password=None)
    assert isinstance(key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey))
    return key, x509.load_pem_x509_certificate(text)


def _once(path: Path, make: Callable[[], bytes]) -> None:
    """Write `make()` to `path` whole or not at all; when another process was first, keep what it wrote."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".making-")  # mkstemp gives 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
