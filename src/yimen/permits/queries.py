"""Reads of certificates: by number, by file, for their holder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.x509 import Certificate as SigningCertificate
from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import cached_property

from yimen.cases.models import Case
from yimen.cases.queries import case_for
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.queries import open_file
from yimen.permits import authority, numbers
from yimen.permits.inspection import Finding, Verdict, inspect
from yimen.permits.models import Certificate, Standing
from yimen.procedure import Actor


@dataclass(frozen=True)
class Verification:
    """What was checked and what came out.

    verdict      on the file: the uploaded one, or the register's own copy when only a number was given
    certificate  the entry in the register that the file or the number belongs to
    uploaded     whether the reader gave a file
    """

    verdict: Verdict
    certificate: Certificate | None
    uploaded: bool
    now: datetime

    @cached_property
    def standing(self) -> Standing | None:
        """How the certificate stands today."""
        return self.certificate.standing(shanghai_date(self.now)) if self.certificate else None

    @property
    def same_file(self) -> bool:
        """Whether the file's bytes are those of the register."""
        return self.certificate is not None and self.certificate.sha256 == self.verdict.sha256

    @property
    def genuine(self) -> bool:
        """Whether the file is what an organ on this platform signed."""
        return self.verdict.finding is Finding.GENUINE

    @property
    def good(self) -> bool:
        """Whether a reader may rely on the certificate today: registered, valid, its file genuine and the same."""
        return self.standing is Standing.VALID and self.genuine and self.same_file

    @property
    def outcome(self) -> str:
        """One word for the page: valid, not_valid (genuine, but no longer in force), document (signed, no certificate),
        or the finding."""
        if not self.genuine or (self.certificate is not None and not self.same_file):
            return str(self.verdict.finding if not self.genuine else Finding.ALTERED)
        if self.certificate is None:
            return "document"
        return "valid" if self.standing is Standing.VALID else "not_valid"


def certificate_by_number(text: str) -> Certificate:
    """The certificate with this verification number, as typed by anybody.

    Raises Refusal certificate_number_missing, certificate_number_shape, certificate_number_check (422), and
    certificate_unknown (404).
    """
    number = numbers.read(text)
    found = _with_all().filter(number=number).first()
    if found is None:
        raise Refusal("certificate_unknown", status=404)
    return found


def certificate_of(case: Case) -> Certificate | None:
    """The latest certificate of a case, or nothing."""
    return _with_all().filter(case=case).order_by("-version").first()


def verify_number(text: str, now: datetime) -> Verification:
    """Look a number up and check the register's own copy of the file. Raises as `certificate_by_number`."""
    certificate = certificate_by_number(text)
    content = b"".join(open_file(certificate.file))
    return Verification(inspect(content, _roots(), now), certificate, uploaded=False, now=now)


def verify_file(content: bytes, now: datetime) -> Verification:
    """Check an uploaded file and find the certificate it is, or claims to be. Raises as `inspection.inspect`."""
    verdict = inspect(content, _roots(), now)
    certificate = _with_all().filter(sha256=verdict.sha256).first() or _claimed(verdict)
    return Verification(verdict, certificate, uploaded=True, now=now)


def file_for(actor: Actor, text: str) -> tuple[Certificate, Iterator[bytes]]:
    """The signed PDF for those who may see its case. Raises as `certificate_by_number` and `cases.queries.case_for`."""
    certificate = certificate_by_number(text)
    case_for(actor, certificate.case.number)
    return certificate, open_file(certificate.file)


def _claimed(verdict: Verdict) -> Certificate | None:
    """The certificate that the signature's contact address names; only a claim unless the bytes are the same."""
    try:
        return certificate_by_number(verdict.claims.rpartition("/verify/")[2]) if verdict.claims else None
    except Refusal:
        return None


def _roots() -> tuple[SigningCertificate, ...]:
    return authority.roots(
        Path(settings.YIMEN_HOME), file=settings.YIMEN_AUTHORITY_FILE, password=settings.YIMEN_AUTHORITY_PASSWORD
    )


def _with_all() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("case", "agency", "service", "file", "permit")
