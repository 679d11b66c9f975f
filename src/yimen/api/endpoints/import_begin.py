"""POST /imports"""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import File, Form, UploadedFile

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.imports import ImportState
from yimen.api.door import operation
from yimen.api.import_rows import import_state
from yimen.errors import Refusal
from yimen.exchange.access import IMPORTERS
from yimen.exchange.acts import begin_import
from yimen.exchange.kinds import kind_named


@operation(
    "POST",
    "/imports",
    access=roles(*IMPORTERS),
    scope=Scope.EXCHANGE_WRITE,
    gives=ImportState,
    status=201,
    refusals=(404, 409, 413),
    tag="lists",
)
def begin_import_of_list(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(description="xlsx, or CSV in UTF-8, GB18030 or UTF-16.")],
    kind: Annotated[str, Form(max_length=40, description="Kind of list.", examples=["services"])],
    source: Annotated[
        str, Form(max_length=120, description="Where it comes from; the mapping of its columns goes by it.")
    ],
    sheet: Annotated[str, Form(max_length=120, description="Sheet of a workbook; empty: the first visible one.")] = "",
) -> ImportState:
    """Hand in a list for a dry run.

    It changes nothing. Ask GET /imports/{number} until its state is `checked`, then confirm it. The same file cannot be on
    its way twice (409).
    """
    if file.file is None:
        raise Refusal("import_file_missing", status=422)
    run = begin_import(
        file.file,
        kind_named(kind, importable=True),
        name=file.name or "",
        source=source.replace("\x00", ""),
        sheet=sheet.replace("\x00", ""),
        district=settings.YIMEN_DISTRICT,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        ask=False,
    )
    return import_state(run)
