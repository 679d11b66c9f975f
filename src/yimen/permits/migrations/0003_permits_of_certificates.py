"""Every certificate that was issued gets the permit it stands for, with its first event; then events are only added.

The same as `permits.store.open_permit` writes, frozen here: what was migrated once must not change with that function.
"""

from datetime import timedelta
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

from yimen.ledger import chain
from yimen.ledger.append_only import allow_changes, refuse_changes


def open_permits(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """In the order in which they were issued; a permit's ledger begins when its certificate was made."""
    certificate_model = apps.get_model("permits", "Certificate")
    found = certificate_model.objects.filter(permit=None).select_related(
        "case__service", "case__agency", "case__applicant"
    )
    now = timezone.now()
    for certificate in found.order_by("id").iterator():
        case = certificate.case
        opening = _opening(certificate, case)
        digest = chain.link(chain.GENESIS, opening)
        certificate.permit = _permit(apps, certificate, case, digest)
        certificate.save(update_fields=["permit"])
        apps.get_model("permits", "PermitEvent").objects.create(
            permit=certificate.permit,
            sequence=1,
            kind=opening["kind"],
            at=certificate.issued_at,
            role=opening["role"],
            who=opening["who"],
            data=opening["data"],
            journey=case.journey,
            recorded_at=now,
            previous_hash=chain.GENESIS,
            hash=digest,
        )


def _opening(certificate: Any, case: Any) -> dict[str, Any]:
    data = {
        "certificate": certificate.number,
        "valid_from": certificate.valid_from.isoformat(),
        "case": case.number,
        "service": case.service.code,
        "version": case.service_version,
        "agency": case.agency.code,
        "district": case.district,
        "party": str(case.applicant_id),
    }
    if certificate.valid_until is not None:
        data["valid_until"] = certificate.valid_until.isoformat()
    return {
        "subject": certificate.number,
        "sequence": 1,
        "kind": "permit_granted",
        "at": chain.moment(certificate.issued_at),
        "role": "system",
        "who": "system",
        "data": data,
        "journey": str(case.journey),
    }


def _permit(apps: StateApps, certificate: Any, case: Any, digest: str) -> Any:
    until = certificate.valid_until
    return apps.get_model("permits", "Permit").objects.create(
        number=certificate.number,
        district=case.district,
        journey=case.journey,
        case=case,
        service=case.service,
        service_version=case.service_version,
        agency=case.agency,
        holder_id=case.applicant_id,
        holder_label=case.applicant.label,
        certificate=certificate.number,
        state="valid",
        sequence=1,
        last_hash=digest,
        granted_at=certificate.issued_at,
        valid_from=certificate.valid_from,
        valid_until=until,
        next_lapse=until + timedelta(days=1) if until else None,
    )


class Migration(migrations.Migration):
    dependencies = [("permits", "0002_permit"), ("ledger", "0001_first")]

    operations = [
        migrations.RunPython(open_permits, migrations.RunPython.noop),
        migrations.RunSQL(refuse_changes("permits_permitevent"), allow_changes("permits_permitevent")),
    ]
