"""Take down what the applicant or a third party has to say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.cases.acting import perform
from yimen.cases.models import Case, CaseEvent, StatementFile
from yimen.papers.models import StoredFile
from yimen.procedure import Actor


def state_views(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    files: Sequence[StoredFile] = (),
    **arguments: Any,
) -> Case:
    """行政许可法 36. Arguments: party, statement; `files` that prove it, of which the event tells the digests.

    Raises Refusal as `acting.perform` does.
    """
    if files:
        arguments["evidence"] = [stored.sha256 for stored in files]
    with transaction.atomic():
        before = Case.objects.filter(number=number).values_list("sequence", flat=True).first()
        case = perform(
            number,
            "state_views",
            actor=actor,
            now=now,
            arguments=arguments,
            expected_sequence=expected_sequence,
            idempotency_key=idempotency_key,
        )
        # A repeated request is answered with the case as it was: its files are kept already.
        if files and before is not None and case.sequence > before:
            _keep(case, files)
        return case


def _keep(case: Case, files: Sequence[StoredFile]) -> None:
    data = CaseEvent.objects.values_list("data", flat=True).get(case=case, sequence=case.sequence)
    StatementFile.objects.bulk_create(
        StatementFile(case=case, sequence=case.sequence, party=data.get("party", ""), file=stored) for stored in files
    )
