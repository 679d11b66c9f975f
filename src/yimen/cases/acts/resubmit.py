"""Hand in what the correction notice asked for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.cases.acting import perform
from yimen.cases.models import Case, CaseMaterial
from yimen.cases.rules import content_of
from yimen.cases.trust import as_lines, levels_of
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.procedure import Actor


def resubmit(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    files: Sequence[tuple[str, StoredFile]] = (),
    **arguments: Any,
) -> Case:
    """行政许可法 32(1)5. Arguments: items (what of the notice is supplied), note; `files` by material code.

    Raises Refusal as `acting.perform` does, and material_unknown.
    """
    arguments.pop("levels", None)  # found here, never told
    if files:
        arguments["materials"] = [f"{code} {stored.sha256}" for code, stored in files]
        arguments["levels"] = _levels(number, files)
    with transaction.atomic():
        before = Case.objects.filter(number=number).values_list("sequence", flat=True).first()
        case = perform(
            number,
            "resubmit",
            actor=actor,
            now=now,
            arguments=arguments,
            expected_sequence=expected_sequence,
            idempotency_key=idempotency_key,
        )
        # A repeated request is answered with the case as it was: its files are kept already.
        if before is not None and case.sequence > before:
            _keep(case, files)
        return case


def _levels(number: str, files: Sequence[tuple[str, StoredFile]]) -> list[str]:
    case = Case.objects.filter(number=number).only("service_id", "service_version").first()
    if case is None:
        return []  # `perform` refuses it
    return as_lines(levels_of(content_of(case.service_id, case.service_version), files))


def _keep(case: Case, files: Sequence[tuple[str, StoredFile]]) -> None:
    listed = {material.code for material in content_of(case.service_id, case.service_version).materials}
    for code, _stored in files:
        if code not in listed:
            raise Refusal("material_unknown", status=422, material=code[:40])
    CaseMaterial.objects.bulk_create(
        CaseMaterial(case=case, code=code, file=stored, round=case.sequence) for code, stored in files
    )
