"""POST /papers/{paper_id}/remove"""

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.papers import PaperRemoved
from yimen.api.door import operation
from yimen.papers.acts import remove_paper
from yimen.papers.library import paper_for
from yimen.procedure import Role


@operation(
    "POST",
    "/papers/{paper_id}/remove",
    access=roles(Role.APPLICANT),
    scope=Scope.CASES_WRITE,
    gives=PaperRemoved,
    refusals=(404,),
    tag="papers",
)
def remove(request: HttpRequest, paper_id: int) -> PaperRemoved:
    """Keep a paper no longer.

    Drafts and cases that use it keep their file.
    """
    remove_paper(paper_for(request.actor, paper_id))  # type: ignore[attr-defined]
    return PaperRemoved.model_construct(id=paper_id)
