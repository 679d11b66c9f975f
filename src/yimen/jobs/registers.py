"""Our own certificates as a register for the pre-review: two rooms on one line, brought together here."""

from collections.abc import Mapping

from yimen.permits.models import Certificate
from yimen.prereview import registers
from yimen.prereview.rules import RegisterEntry
from yimen.procedure import PermitState


def know_our_certificates() -> None:
    """Register the lookup."""
    registers.register("certificates", certificates)


def certificates(numbers: set[str]) -> Mapping[str, RegisterEntry]:
    """By the verification number as it is printed, in fours: XXXX-XXXX-XXXX. A version that was replaced is not valid."""
    wanted = {number.replace("-", ""): number for number in numbers}
    rows = Certificate.objects.filter(number__in=wanted).select_related("permit__holder")
    return {wanted[row.number]: _entry(row) for row in rows}


def _entry(certificate: Certificate) -> RegisterEntry:
    permit = certificate.permit
    current = permit.state == PermitState.VALID and permit.certificate == certificate.number
    return RegisterEntry(permit.holder.name, current, permit.valid_until)
