"""POST /papers"""

from datetime import date
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.papers import PaperRow
from yimen.api.door import operation
from yimen.api.paper_rows import paper_row
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.acts import Particulars, keep_paper
from yimen.papers.library import KINDS
from yimen.papers.models import StoredFile
from yimen.procedure import Role


class PaperRequest(BaseModel):
    """A file that this account has uploaded (POST /files), and what it is."""

    model_config = ConfigDict(extra="forbid")

    file: UUID
    kind: Literal[tuple(KINDS)]  # type: ignore[valid-type]
    valid_from: date | None = None
    valid_until: date | None = None


@operation(
    "POST",
    "/papers",
    access=roles(Role.APPLICANT),
    scope=Scope.CASES_WRITE,
    gives=PaperRow,
    status=201,
    refusals=(404,),
    tag="papers",
)
def keep(request: HttpRequest, body: PaperRequest) -> PaperRow:
    """Keep a paper.

    The same content of the same kind is kept once; a repetition gets the paper that is there.
    """
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    file = StoredFile.objects.filter(pk=body.file, uploaded_by=actor.who).first()
    if file is None:
        raise Refusal("file_not_found", status=404, file=str(body.file))
    kind = KINDS[body.kind]
    told = Particulars(body.kind, kind.zh, kind.en, valid_from=body.valid_from, valid_until=body.valid_until)
    return paper_row(keep_paper(int(actor.who), file, told, now=now), shanghai_date(now))
