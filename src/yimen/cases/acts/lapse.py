"""Write down what time alone has done to a case: deemed acceptance, periods that ended without anybody acting."""

from datetime import datetime

from django.db import transaction

from yimen.cases import acting, store
from yimen.cases.models import Case
from yimen.clock import shanghai_date


def lapse(number: str, *, now: datetime) -> Case:
    """The case with every event that the law has made due by `now`; safe to repeat.

    行政许可法 32(1)4, 36, 47(1). Raises Refusal case_not_found, case_busy.
    """
    with transaction.atomic():
        return acting.overtaken(store.load(number, lock=True), now).case


def lapsing(now: datetime) -> list[str]:
    """Numbers of the cases to which time has done something that is not written down yet, longest ago first."""
    due = Case.objects.filter(next_lapse__lte=shanghai_date(now))
    return list(due.order_by("next_lapse", "id").values_list("number", flat=True))
