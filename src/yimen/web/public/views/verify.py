"""Is this certificate genuine? By number (the QR code leads here), or by uploading the file. Anybody may ask."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.accounts import limits
from yimen.errors import Refusal
from yimen.papers.serving import file_response
from yimen.permits import queries
from yimen.permits.inspection import LARGEST_FILE
from yimen.permits.queries import Verification
from yimen.permits.telling import tell, validity
from yimen.web.components.templatetags.yimen import moment
from yimen.web.components.values import Problem, Row

LONGEST_NUMBER = 60


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The form; a file is answered at once, a number has an address of its own."""
    typed = (request.POST if request.method == "POST" else request.GET).get("number", "")[:LONGEST_NUMBER].strip()
    upload = request.FILES.get("file")
    if request.method != "POST" and not typed:
        return _form(request)
    try:
        if upload is not None:
            limits.take(limits.VERIFY_BY_ADDRESS, request.address, request.now)  # type: ignore[attr-defined]
            return _answer(request, queries.verify_file(_content(upload), request.now))  # type: ignore[attr-defined]
        certificate = queries.certificate_by_number(typed)
    except Refusal as refusal:
        return _form(request, typed, refusal, about_file=upload is not None)
    return HttpResponseRedirect(reverse("public:verified", args=[certificate.number]))


@require_safe
def verified(request: HttpRequest, number: str) -> HttpResponse:
    """What the register says of a number, with the check of its own copy of the file."""
    try:
        return _answer(request, queries.verify_number(number, request.now))  # type: ignore[attr-defined]
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        return _form(request, number[:LONGEST_NUMBER], refusal)


@require_safe
def certificate_pdf(request: HttpRequest, number: str) -> HttpResponseBase:
    """The signed file, for those who may see its case."""
    certificate, _content = queries.file_for(request.actor, number)  # type: ignore[attr-defined]
    return file_response(certificate.file, inline="inline" in request.GET)


def _content(upload: object) -> bytes:
    """The file, one byte beyond the limit at most: enough to know that it is too large."""
    return upload.read(LARGEST_FILE + 1)  # type: ignore[attr-defined,no-any-return]


def _answer(request: HttpRequest, found: Verification) -> HttpResponse:
    context = {
        "title": _("Verification result"),
        "found": found,
        "answer": tell(found),
        "rows": _register_rows(found),
        "number": found.certificate.shown_number if found.certificate and found.genuine else "",
    }
    return render(request, "public/verified.html", context)


def _register_rows(found: Verification) -> list[Row]:
    """What a stranger may read of the register's entry; nothing where the file does not even carry our signature."""
    certificate = found.certificate
    if certificate is None:
        return []
    return [
        Row(_("Certificate"), certificate.heading),
        Row(_("Holder"), certificate.holder_label),
        Row(_("Issued by"), certificate.agency.title),
        Row(_("Validity"), validity(certificate)),
        Row(_("Verification number"), certificate.shown_number),
        Row(_("Identifier (GB/T 36904)"), certificate.identifier),
        Row(_("Issued at"), moment(certificate.issued_at)),
        Row(_("SHA-256 of the file"), certificate.sha256),
    ]


def _form(
    request: HttpRequest, number: str = "", refusal: Refusal | None = None, *, about_file: bool = False
) -> HttpResponse:
    problems, errors = [], {}
    if refusal is not None:
        target = "file" if about_file else "number"
        errors[target] = wording.say(refusal)
        problems = [Problem(errors[target], f"#field-{target}")]
    context = {"title": _("Verify a certificate"), "number": number, "problems": problems, "errors": errors}
    response = render(request, "public/verify.html", context, status=refusal.status if refusal else 200)
    if refusal is not None and (wait := refusal.data.get("wait_seconds")) is not None:
        response.headers["Retry-After"] = str(wait)
    return response
