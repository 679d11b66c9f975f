"""The page on which somebody finds again what they had typed when their session ended."""

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.web.account import rescue


@require_safe
def rescued_page(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Show the kept form with a button that sends it now. Refused (404) for any other account."""
    form = rescue.kept_for(request.actor.who, form_id, request.now)  # type: ignore[attr-defined]
    fields = [{"name": name, "value": value} for name, value in json.loads(form.content)]
    context = {"title": _("What you typed is still here"), "form": form, "fields": fields}
    return render(request, "account/rescued.html", context)
