"""A file that this third party gave with its statement; those of others are not there for it."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from yimen.cases.queries.invited import statement_files
from yimen.errors import Refusal
from yimen.papers.serving import file_response
from yimen.web.interested import opened


@require_safe
def statement_file(request: HttpRequest, number: str, file_id: int) -> HttpResponseBase:
    """The file, shown in place. Raises Refusal third_party_page_closed, page_not_found (404)."""
    invitation = opened.invitation(request, number)
    for each in statement_files(invitation.case, invitation.party):
        if each.pk == file_id:
            return file_response(each.file, inline=True)
    raise Refusal("page_not_found", status=404)
