"""The signature: PAdES baseline over the whole file, a certification that allows no change afterwards.

B-B as long as no time-stamp service is set, B-T with one. The page itself shows the whole seal in every reader; the
signature's own appearance is the seal's thin inner ring, and a click on the seal opens the reader's signature panel.
"""

import io
from datetime import UTC, datetime
from typing import Any

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import Certificate
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from yimen.permits.authority import Signatory
from yimen.permits.document import SEAL_CENTRE
from yimen.permits.seal import DIAMETER_MILLIMETRES

FIELD = "Seal"
_POINTS = 72 / 25.4  # PDF units a millimetre
_PAGE_HEIGHT = 297
_RING_RADIUS = 18.9  # between the outer ring (19.6 inside) and the letters (18.6), in millimetres
_TIMESTAMP_SECONDS = 8


def sign(
    pdf: bytes, signatory: Signatory, at: datetime, *, reason: str, contact: str = "", timestamp_url: str = ""
) -> bytes:
    """`pdf` with one certifying signature in the seal's square of its last page.

    at             aware; the signing time that readers show
    contact        the address where the document can be verified; readers show it beside the signature
    timestamp_url  RFC 3161 service; the only case in which this module speaks to a network
    """
    writer = _Writer(io.BytesIO(pdf))
    signer = _SignerAt(
        signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            reason=reason,
            contact_info=contact or None,
            name=common_name(signatory.certificate),
        ),
        _KeySigner(signatory),
        timestamper=timestamps.HTTPTimeStamper(timestamp_url, timeout=_TIMESTAMP_SECONDS) if timestamp_url else None,
        stamp_style=_appearance(),
        new_field_spec=SigFieldSpec(FIELD, on_page=-1, box=_seal_square(), readable_field_name=reason),
    )
    signer.moment = at.astimezone(UTC)
    return bytes(signer.sign_pdf(writer).getvalue())


def common_name(certificate: Certificate) -> str:
    """The name a person reads for a certificate."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


class _Writer(IncrementalPdfFileWriter):
    """Leaves the document's own description alone.

    The usual writer rewrites it with the present time and its own name, in a form that PDF/A may not accept.
    """

    def _update_meta(self) -> None:
        pass


class _SignerAt(signers.PdfSigner):
    """A signer that takes its time from the act, so that one act has one time."""

    moment: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


class _KeySigner(signers.Signer):
    """Signs with a key that is already loaded; loading and checking an RSA key costs more than signing with it."""

    def __init__(self, signatory: Signatory) -> None:
        self._key = signatory.key
        above = SimpleCertificateStore()
        above.register_multiple([as_asn1(certificate) for certificate in signatory.chain])
        super().__init__(signing_cert=as_asn1(signatory.certificate), cert_registry=above)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if digest_algorithm != "sha256":
            raise ValueError(f"signatures here are made with SHA-256, not {digest_algorithm}")
        if isinstance(self._key, rsa.RSAPrivateKey):
            length = self._key.key_size // 8
            return bytes(length) if dry_run else self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))


def as_asn1(certificate: Certificate) -> x509.Certificate:
    """The same certificate in the library pyHanko works with."""
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _seal_square() -> tuple[int, int, int, int]:
    """The seal's square in PDF units from the lower left corner of an A4 page."""
    half = DIAMETER_MILLIMETRES / 2
    across, down = SEAL_CENTRE
    corners = (across - half, _PAGE_HEIGHT - down - half, across + half, _PAGE_HEIGHT - down + half)
    left, low, right, high = (round(value * _POINTS) for value in corners)
    return left, low, right, high


def _appearance() -> StaticStampStyle:
    side = round(DIAMETER_MILLIMETRES * _POINTS)
    ring = RawContent(_circle(side / 2, _RING_RADIUS * _POINTS), box=BoxConstraints(width=side, height=side))
    whole = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
    )
    return StaticStampStyle(border_width=0, background=ring, background_layout=whole, background_opacity=1.0)


def _circle(centre: float, radius: float) -> bytes:
    """A thin red circle in PDF drawing operators, four Bézier arcs (pull 0.5523 of the radius)."""
    pull = 0.5523 * radius
    c, r = centre, radius
    return (
        f"q 0.784 0.086 0.114 RG 0.6 w {c + r:.2f} {c:.2f} m "
        f"{c + r:.2f} {c + pull:.2f} {c + pull:.2f} {c + r:.2f} {c:.2f} {c + r:.2f} c "
        f"{c - pull:.2f} {c + r:.2f} {c - r:.2f} {c + pull:.2f} {c - r:.2f} {c:.2f} c "
        f"{c - r:.2f} {c - pull:.2f} {c - pull:.2f} {c - r:.2f} {c:.2f} {c - r:.2f} c "
        f"{c + pull:.2f} {c - r:.2f} {c + r:.2f} {c - pull:.2f} {c + r:.2f} {c:.2f} c s Q"
    ).encode()
