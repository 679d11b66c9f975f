"""GET /certificates/{number}"""

from django.http import HttpRequest

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.certificates import CertificateRow, Verification
from yimen.api.door import operation
from yimen.permits import queries
from yimen.permits.models import Certificate
from yimen.permits.words import article_of, exchange_code


@operation("GET", "/certificates/{number}", access=ANYONE, gives=Verification, refusals=(404,), tag="certificates")
def verify_certificate(request: HttpRequest, number: str) -> Verification:
    """Verify by number.

    Looks the certificate up and checks the register's own copy of the file.
    """
    return verification_of(queries.verify_number(number, request.now))  # type: ignore[attr-defined]


def verification_of(found: queries.Verification) -> Verification:
    """The outcome as an answer."""
    row = row_of(found.certificate, found) if found.certificate else None
    return Verification(good=found.good, outcome=found.outcome, certificate=row)


def row_of(certificate: Certificate, found: queries.Verification) -> CertificateRow:
    """The entry in the register."""
    agency, standing = certificate.agency, certificate.standing(clock.shanghai_date(found.now))
    return CertificateRow(
        number=certificate.number,
        identifier=certificate.identifier,
        title=Words(zh=certificate.title, en=certificate.title_en),
        holder=certificate.holder_label,
        agency=AgencyName(code=agency.code, name=Words(zh=agency.name, en=agency.name_en)),
        service=certificate.service.code,
        issued_at=certificate.issued_at,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        permit=certificate.permit.number,
        version=certificate.version,
        standing=standing.value,
        standing_code=exchange_code(standing),
        article=article_of(standing),
        sha256=certificate.sha256,
    )
