"""GET /files/{file_id}"""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.door import operation
from yimen.cases.queries.files import file_for
from yimen.papers.serving import file_response


@operation(
    "GET", "/files/{file_id}", access=SIGNED_IN, scope=Scope.CASES_READ, gives=None, refusals=(404,), tag="files"
)
def download_file(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """Download a file.

    For whoever uploaded it and for those who may see a case that it belongs to.
    """
    return file_response(file_for(request.actor, file_id))  # type: ignore[attr-defined]
