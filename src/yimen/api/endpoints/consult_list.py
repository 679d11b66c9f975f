"""GET /consultations"""

from typing import Annotated, Literal

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.consult import ConsultationPage
from yimen.api.consult_rows import consultation_row, is_staff, visitor_of
from yimen.api.door import operation
from yimen.consult.queries import Search, find, own_conversations

State = Literal["", "waiting", "open", "closed"]


@operation(
    "GET", "/consultations", access=SIGNED_IN, scope=Scope.CASES_READ, gives=ConsultationPage, tag="consultation"
)
def list_consultations(
    request: HttpRequest,
    state: Annotated[State, Query(description="Empty: all.")] = "",
    text: Annotated[str, Query(max_length=60, description="Words, number or a whole mobile number; for staff.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ConsultationPage:
    """List conversations, the last first.

    One's own; for staff those with their department, for supervisors all.
    """
    actor = request.actor  # type: ignore[attr-defined]
    if is_staff(actor):
        rows = find(actor, Search(text.replace("\x00", ""), state))
    else:
        own = own_conversations(visitor_of(request)).select_related("agency", "service", "officer")
        rows = own.filter(state=state) if state else own
    pages = Paginator(rows, page_size)
    shown = list(pages.page(page).object_list) if page <= pages.num_pages else []
    items = [consultation_row(each) for each in shown]
    return ConsultationPage(items=items, total=pages.count, page=page, pages=pages.num_pages)
