"""Questions that others asked, with their answers: published by the departments after a second person has read them."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.agencies.models import Agency
from yimen.consult.queries import published

ON_A_PAGE = 20


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """All of them, narrowed by words and department."""
    text = request.GET.get("text", "").replace("\x00", "")[:60]
    agency = request.GET.get("agency", "").replace("\x00", "")[:40]
    every = published(settings.YIMEN_DISTRICT)
    found = published(settings.YIMEN_DISTRICT, text=text, agency=agency)
    context = {
        "title": _("Questions and answers"),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "text": text,
        "agency": agency,
        "departments": Agency.objects.filter(pk__in=every.order_by().values("agency_id")),
    }
    return render(request, "public/questions.html", context)
