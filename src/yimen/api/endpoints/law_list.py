"""GET /laws"""

from typing import Annotated, Literal

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.laws import LawPage
from yimen.api.door import operation
from yimen.api.law_rows import law_row
from yimen.laws.queries import articles_entered, laws

Ranks = Literal["", "law", "regulation", "local_regulation", "rule", "local_rule", "document"]


@operation("GET", "/laws", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=LawPage, tag="laws")
def list_laws(
    request: HttpRequest,
    text: Annotated[str, Query(max_length=100, description="Part of the name, or of its sounds.")] = "",
    rank: Annotated[Ranks, Query(description="Empty: all.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 100,
) -> LawPage:
    """List the laws, regulations and rules that are entered.

    In the order of the sounds of their names.
    """
    pages = Paginator(laws(text, rank), page_size)
    rows = list(pages.page(page).object_list) if page <= pages.num_pages else []
    entered = articles_entered([law.pk for law in rows])
    items = [law_row(law, entered.get(law.pk, 0)) for law in rows]
    return LawPage(items=items, total=pages.count, page=page, pages=pages.num_pages)
