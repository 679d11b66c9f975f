"""POST /files"""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import File, UploadedFile

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.cases import Upload
from yimen.api.door import operation
from yimen.papers.acts import store_upload
from yimen.papers.kinds import KINDS


@operation("POST", "/files", access=SIGNED_IN, scope=Scope.CASES_WRITE, gives=Upload, status=201, tag="files")
def upload_file(request: HttpRequest, file: Annotated[UploadedFile, File(description="pdf, jpg or png.")]) -> Upload:
    """Upload a file.

    One file of a kind found in its content; name its id in POST /cases or in a correction. What no case takes up within
    some days is removed.
    """
    stored = store_upload(
        file,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        accepts=KINDS,
        limit=settings.YIMEN_UPLOAD_LIMIT,
    )
    return Upload.model_construct(
        id=stored.id, name=stored.name, media_type=stored.media_type, size=stored.size, sha256=stored.sha256
    )
