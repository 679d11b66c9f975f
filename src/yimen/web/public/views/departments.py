"""All departments, towns and parks with their address, phones and services."""

from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.agencies.models import Agency
from yimen.catalogue.queries import agencies_with_services


@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """Grouped by kind, in the official order."""
    order = [kind.value for kind in Agency.Kind]
    agencies = sorted(agencies_with_services(settings.YIMEN_DISTRICT), key=lambda agency: order.index(agency.kind))
    groups = [
        (Agency.Kind(kind).label, list(members)) for kind, members in groupby(agencies, key=lambda agency: agency.kind)
    ]
    return render(request, "public/departments.html", {"title": _("Departments"), "groups": groups})
