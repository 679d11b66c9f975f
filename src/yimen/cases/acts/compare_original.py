"""A clerk has seen the original: the copies that were handed in agree with it (adr 25)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yimen.cases.acting import perform
from yimen.cases.models import Case
from yimen.cases.rules import content_of
from yimen.cases.trust import last_files
from yimen.errors import Refusal
from yimen.papers.acts import vouch
from yimen.papers.evidence import Fact, Kind
from yimen.procedure import Actor


def compare_original(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    items: Sequence[str] = (),
    note: str = "",
) -> Case:
    """行政许可法 34(1). items: names of materials, as the service lists them. The files keep who compared them.

    Raises Refusal as `acting.perform` does, and nothing_to_compare (422).
    """
    with transaction.atomic():
        case = perform(
            number,
            "compare_original",
            actor=actor,
            now=now,
            arguments={"items": list(items), "note": note},
            expected_sequence=expected_sequence,
            idempotency_key=idempotency_key,
        )
        content = content_of(case.service_id, case.service_version)
        codes = {material.name.zh: material.code for material in content.materials}
        last = last_files(case.materials.select_related("file").order_by("round", "id"))
        # As the procedure reads them: without blank lines and outer spaces.
        named = [item.strip() for item in items if item.strip()]
        if missing := [item for item in named if codes.get(item) not in last]:
            raise Refusal("nothing_to_compare", status=422, items="、".join(missing))
        for item in named:
            for file in last[codes[item]]:
                vouch(file.pk, Fact(Kind.COMPARED, actor.who, now, case.number))
        return case
