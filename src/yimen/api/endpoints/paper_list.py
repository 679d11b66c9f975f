"""GET /papers"""

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.papers import PaperList
from yimen.api.door import operation
from yimen.api.paper_rows import paper_row
from yimen.clock import shanghai_date
from yimen.papers.library import papers_of
from yimen.procedure import Role

MOST = 500


@operation("GET", "/papers", access=roles(Role.APPLICANT), scope=Scope.CASES_READ, gives=PaperList, tag="papers")
def list_papers(request: HttpRequest) -> PaperList:
    """List your papers.

    What this account has uploaded before (我的材料), by kind, the newest first; at most 500.
    """
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    papers = papers_of(request.actor)[:MOST]  # type: ignore[attr-defined]
    return PaperList.model_construct(items=[paper_row(each, today) for each in papers])
