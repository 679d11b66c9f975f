"""GET /certificates/{number}/file"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.door import operation
from yimen.papers.serving import file_response
from yimen.permits import queries


@operation(
    "GET",
    "/certificates/{number}/file",
    access=SIGNED_IN,
    scope=Scope.CASES_READ,
    gives=None,
    refusals=(404,),
    tag="certificates",
)
def download_certificate(request: HttpRequest, number: str) -> HttpResponseBase:
    """Download a certificate.

    The signed PDF, for those who may see its case.
    """
    certificate, _content = queries.file_for(request.actor, number)  # type: ignore[attr-defined]
    return file_response(certificate.file)
