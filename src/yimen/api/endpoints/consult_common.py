"""GET /common-questions"""

from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.api.answers.base import Words
from yimen.api.answers.consult import CommonQuestionPage, CommonQuestionRow
from yimen.api.consult_rows import agency_name
from yimen.api.door import operation
from yimen.clock import shanghai_date
from yimen.consult.models import CommonQuestion
from yimen.consult.queries import published


@operation("GET", "/common-questions", access=ANYONE, gives=CommonQuestionPage, tag="consultation")
def list_common_questions(
    request: HttpRequest,
    text: Annotated[str, Query(max_length=60, description="Words that question or answer holds.")] = "",
    agency: Annotated[str, Query(max_length=40, description="Short code of the department.")] = "",
    service: Annotated[str, Query(max_length=80, description="Code of the service.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> CommonQuestionPage:
    """List published questions with their answers, the last first."""
    text, agency, service = (each.replace("\x00", "") for each in (text, agency, service))
    rows = published(settings.YIMEN_DISTRICT, text=text, agency=agency, service=service)
    pages = Paginator(rows, page_size)
    shown = list(pages.page(page).object_list) if page <= pages.num_pages else []
    return CommonQuestionPage(items=[_row(each) for each in shown], total=pages.count, page=page, pages=pages.num_pages)


def _row(row: CommonQuestion) -> CommonQuestionRow:
    assert row.reviewed_at is not None, "published ones were reviewed"
    return CommonQuestionRow(
        id=row.pk,
        question=Words(zh=row.question, en=row.question_en),
        answer=Words(zh=row.answer, en=row.answer_en),
        agency=agency_name(row.agency),
        service=row.service.code if row.service else None,
        published_on=shanghai_date(row.reviewed_at),
    )
