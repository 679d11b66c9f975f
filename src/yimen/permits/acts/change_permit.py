"""Change what the permit says.

行政许可法 49. Arguments: change, case (the application that was granted).
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.permits import projections, store
from yimen.permits.acting import act
from yimen.permits.models import Permit
from yimen.procedure import Actor

_change = act("change_permit")


def change_permit(number: str, *, actor: Actor, now: datetime, **told: Any) -> Permit:
    """The permit after the change; its holder stands from then on as in the application, where there was one.

    Raises Refusal change_case_unfit (422) for a case that is none of this holder's, and as `acting.perform`.
    """
    with transaction.atomic():
        permit = _change(number, actor=actor, now=now, **told)
        if told.get("case"):
            _require_of_holder(permit, str(told["case"]).strip())
            holder = projections.holder_after(store.load(number, lock=False))
            permit.holder, permit.holder_label = holder, holder.label
            permit.save(update_fields=["holder", "holder_label"])
    return permit


def _require_of_holder(permit: Permit, number: str) -> None:
    case = Case.objects.select_related("applicant").filter(number=number, service_id=permit.service_id).first()
    if case is None or case.applicant.identifier_index != permit.holder.identifier_index:
        raise Refusal("change_case_unfit", status=422, case=number[:40])
