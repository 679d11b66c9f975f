"""Enter the notice of a year: typed from the paper, or as a file."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.errors import Refusal
from yimen.web.admin import yearform
from yimen.web.admin.forms import administrator, errors, problems
from yimen.workdays.acts.load_year import load_year


@require_http_methods(["GET", "HEAD", "POST"])
def load_page(request: HttpRequest) -> HttpResponse:
    """The form; sent: a version that waits for another administrator, or the form again with everything typed."""
    if request.method != "POST":
        return _form(request)
    file = request.FILES.get("file")
    try:
        row = load_year(
            yearform.read(request.POST, file if isinstance(file, UploadedFile) else None),
            by=administrator(request),
            now=request.now,  # type: ignore[attr-defined]
            correct="correct" in request.POST,
        )
    except Refusal as refusal:
        if refusal.status in (401, 403):
            raise
        return _form(request, refusal)
    told = {"year": row.year}
    messages.success(
        request, _("%(year)s has been loaded. It counts once another administrator has approved it.") % told
    )
    return HttpResponseRedirect(reverse("admin:calendar"))


def _form(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    found = problems(refusal, "file" if request.FILES else "holidays")
    context = {
        "title": _("Load a year"),
        "typed": {name: request.POST.get(name, "") for name in yearform.FIELDS},
        "correct": "correct" in request.POST,
        "examples": yearform.EXAMPLES,
        "problems": found,
        "errors": errors(found),
    }
    return render(request, "admin/load.html", context, status=refusal.status if refusal else 200)
