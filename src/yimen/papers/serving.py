"""Give a stored file to a browser so that it can do no harm there."""

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from yimen.papers.kinds import BY_MEDIA_TYPE, JPG, PDF
from yimen.papers.models import StoredFile
from yimen.papers.previews import preview_of
from yimen.papers.queries import open_file

# A PDF in a sandboxed frame is not shown by browsers; what could act in it was refused when it came in.
POLICY_PDF = "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'"
POLICY = "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'self'"


def file_response(file: StoredFile, *, inline: bool = False) -> HttpResponseBase:
    """The file as an answer; `inline` shows it in the page's viewer, else it is saved.

    A picture that is shown is one packed anew (`previews`); what cannot be is saved instead. Whoever calls this has
    checked that the person may see the file. Raises Refusal as `open_file` does.
    """
    kind = BY_MEDIA_TYPE.get(file.media_type)
    shown = inline and kind is not None and kind.inline
    response: HttpResponseBase
    if shown and kind is not PDF:
        if preview := preview_of(file):
            response = HttpResponse(preview, content_type=JPG.media_type)
            return _guarded(response, POLICY, f"{file.name.rpartition('.')[0]}.jpg", attached=False)
        shown = False
    media_type = kind.media_type if kind else "application/octet-stream"
    response = StreamingHttpResponse(open_file(file), content_type=media_type)
    response["Content-Length"] = str(file.size)
    return _guarded(response, POLICY_PDF if kind is PDF else POLICY, file.name, attached=not shown)


def _guarded(response: HttpResponseBase, policy: str, name: str, *, attached: bool) -> HttpResponseBase:
    # RFC 5987: the name in UTF-8 for every browser of today.
    response["Content-Disposition"] = content_disposition_header(attached, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = policy
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
