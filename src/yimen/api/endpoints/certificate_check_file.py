"""POST /verifications"""

from typing import Annotated

from django.http import HttpRequest
from ninja import File, UploadedFile

from yimen.accounts import limits
from yimen.accounts.access import ANYONE
from yimen.api.answers.certificates import Verification
from yimen.api.door import operation
from yimen.api.endpoints.certificate_verify import verification_of
from yimen.permits import queries
from yimen.permits.inspection import LARGEST_FILE


@operation("POST", "/verifications", access=ANYONE, gives=Verification, tag="certificates")
def verify_file(
    request: HttpRequest, file: Annotated[UploadedFile, File(description="The PDF of a certificate.")]
) -> Verification:
    """Verify a file.

    Checks the signature of a PDF and finds the certificate that it is, or claims to be. The file is not kept.
    """
    if request.actor is None:  # type: ignore[attr-defined]
        limits.take(limits.VERIFY_BY_ADDRESS, request.address, request.now)  # type: ignore[attr-defined]
    # One byte more than is looked at, so that a larger file is refused by its own sentence and never read whole.
    content = file.read(LARGEST_FILE + 1)
    return verification_of(queries.verify_file(content, request.now))  # type: ignore[attr-defined]
