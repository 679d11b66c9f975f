"""GET /notices, POST /notices/{number}/seen"""

from typing import Annotated

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Path, Query

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.portal import NoticeRow, Notices
from yimen.api.door import operation
from yimen.api.paging import LARGEST_ID
from yimen.errors import Refusal
from yimen.notices.acts import mark_seen
from yimen.notices.models import Notice
from yimen.notices.queries import inbox, shown, unseen
from yimen.procedure import Role

APPLICANT = roles(Role.APPLICANT)


@operation("GET", "/notices", access=APPLICANT, scope=Scope.CASES_READ, gives=Notices, tag="account")
def list_notices(
    request: HttpRequest,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Notices:
    """List what I was told about my cases.

    Newest first, in the language of Accept-Language. Reading the list marks nothing as seen.
    """
    actor = request.actor  # type: ignore[attr-defined]
    pages = Paginator(inbox(actor), page_size)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    items = [_row(notice) for notice in rows]
    return Notices(unseen=unseen(actor), items=items, total=pages.count, page=page, pages=pages.num_pages)


@operation(
    "POST",
    "/notices/{number}/seen",
    access=APPLICANT,
    scope=Scope.CASES_WRITE,
    gives=NoticeRow,
    refusals=(404,),
    tag="account",
)
def see_notice(request: HttpRequest, number: Annotated[int, Path(ge=1, le=LARGEST_ID)]) -> NoticeRow:
    """Mark a notice as seen.

    Seen once it stays seen since then; another person's notice is not found.
    """
    mark_seen(number, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    found = inbox(request.actor).filter(pk=number).first()  # type: ignore[attr-defined]
    if found is None:
        raise Refusal("notice_not_found", status=404)
    return _row(found)


def _row(notice: Notice) -> NoticeRow:
    told = shown(notice)
    return NoticeRow(
        id=notice.pk,
        kind=notice.kind,
        about=notice.about,
        title=told.said.title,
        text=told.said.text,
        needed=told.needed,
        link=notice.link,
        at=notice.at,
        seen_at=notice.seen_at,
    )
