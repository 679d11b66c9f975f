"""The lists of the district as open data: what there is, the files themselves, and what their columns mean."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.exchange.acts.make_dump import FORMATS, make_dump
from yimen.exchange.kinds import KINDS, ListKind
from yimen.exchange.opendata import dictionary, dump_named, stamps
from yimen.exchange.saying import english, title_of

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Every list with its addresses, its last state and its columns. One query."""
    known = stamps(settings.YIMEN_DISTRICT)
    context: dict[str, Any] = {
        "title": _("Open data"),
        "licence": settings.YIMEN_OPEN_DATA_LICENCE,
        "lists": [
            {
                "kind": kind,
                "title": title_of(kind),
                "about": kind.about_en if english() else kind.about_zh,
                "files": [(format, known.get((kind.name, format))) for format in FORMATS],
                "columns": [_column(column, kind) for column in kind.columns],
            }
            for kind in KINDS.values()
        ],
    }
    return render(request, "public/open_data.html", context)


def _column(column: Any, kind: ListKind) -> dict[str, Any]:
    note = column.note_en if english() else column.note_zh
    return {"key": column.key, "title": title_of(column), "note": note, "element": column.element}


@require_safe
def dump(request: HttpRequest, kind: str, format: str) -> HttpResponseBase:
    """One list as it stands now. With If-None-Match or If-Modified-Since an unchanged one is not sent again."""
    wanted = dump_named(kind)
    file, stamp = make_dump(wanted, format, settings.YIMEN_DISTRICT, request.now)  # type: ignore[attr-defined]
    etag, changed = f'"{stamp.sha256}"', int(stamp.changed_at.timestamp())
    unchanged = get_conditional_response(request, etag, changed)
    if unchanged is not None:
        file.close()
        unchanged["ETag"], unchanged["Last-Modified"] = etag, http_date(changed)
        return unchanged
    response = FileResponse(
        file, as_attachment=True, filename=f"{wanted.name}.{format}", content_type=MEDIA_TYPES[format]
    )
    response["Content-Length"] = str(stamp.size)
    response["ETag"], response["Last-Modified"] = etag, http_date(changed)
    response["Cache-Control"] = "public, max-age=60"
    response["Access-Control-Allow-Origin"] = "*"
    response["Digest"] = f"sha-256={_base64(stamp.sha256)}"
    return response


@require_safe
def columns(request: HttpRequest, kind: str) -> JsonResponse:
    """The data dictionary of one list."""
    response = JsonResponse(
        dictionary(dump_named(kind)) | {"licence": settings.YIMEN_OPEN_DATA_LICENCE},
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _base64(hexadecimal: str) -> str:
    from base64 import b64encode

    return b64encode(bytes.fromhex(hexadecimal)).decode()
