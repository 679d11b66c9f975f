"""Certificates that stand for a material: which an applicant can attach, and whether one still holds when it is handed in."""

from collections.abc import Collection, Sequence
from datetime import datetime

from yimen.cases import vouchers
from yimen.cases.acts.submit import Application
from yimen.cases.rules import content_of
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.evidence import Kind
from yimen.papers.models import StoredFile
from yimen.permits import access
from yimen.permits.models import Certificate, Standing
from yimen.procedure import Actor

ARTICLE = "国务院令第716号 10"


def register() -> None:
    """Make the check known to the cases room."""
    vouchers.register(_check)


def attachable(actor: Actor, subject: str, types: Collection[str], now: datetime) -> dict[str, list[Certificate]]:
    """The latest certificates in force of this holder (blind index), by their type, the newest first. One query.

    An applicant is shown what their account holds, whosever number they type; a clerk what this visitor holds.
    """
    found: dict[str, list[Certificate]] = {}
    if not subject or not types:
        return found
    mine = access.visible(actor).filter(holder__identifier_index=subject, ended_at=None)
    held = Certificate.objects.filter(permit__in=mine).select_related("permit", "service", "agency", "file", "case")
    for certificate in held.order_by("-issued_at"):
        kind = type_of(certificate)
        if kind in types and certificate.standing(shanghai_date(now)) is Standing.VALID:
            found.setdefault(kind, []).append(certificate)
    return found


def type_of(certificate: Certificate) -> str:
    """Its type after GB/T 36904, as the version of the service says under which it was granted."""
    permit = certificate.permit
    return content_of(permit.service_id, permit.service_version).result.type_code


def require_usable(certificate: Certificate, wanted: str, subject: str, now: datetime) -> None:
    """Raises Refusal (409): certificate_of_other_type, certificate_of_other_holder, certificate_not_in_force."""
    if not wanted or type_of(certificate) != wanted:
        raise Refusal("certificate_of_other_type", article=ARTICLE, number=certificate.shown_number)
    if certificate.permit.holder.identifier_index != subject:
        raise Refusal("certificate_of_other_holder", article=ARTICLE, number=certificate.shown_number)
    standing = certificate.standing(shanghai_date(now))
    if standing is not Standing.VALID:
        raise Refusal(
            "certificate_not_in_force", article=ARTICLE, number=certificate.shown_number, standing=standing.value
        )


def _check(application: Application, files: Sequence[tuple[str, StoredFile]], now: datetime) -> None:
    """What was attached is asked again at the hand-in: the permit may have ended, the applicant may be another one."""
    content = content_of(application.service.pk, application.version)
    for code, file in files:
        for number in [each["by"] for each in file.evidence if each["kind"] == Kind.ISSUED]:
            material = content.material(code)
            certificate = Certificate.objects.select_related("permit__holder", "case").get(number=number)
            wanted = material.certificate if material else ""
            require_usable(certificate, wanted, application.applicant.identifier_index, now)
