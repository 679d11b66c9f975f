"""The page on which somebody finds again what they had typed when their session ended."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.accounts.kept_forms import kept_for


@require_safe
def kept_page(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Show the kept form with a button that sends it now. Refused (404) for any other account."""
    form, fields = kept_for(request.actor.who, form_id, request.now)  # type: ignore[attr-defined]
    context = {
        "title": _("What you typed is still here"),
        "form": form,
        "fields": [{"name": name, "value": value} for name, value in fields],
    }
    return render(request, "account/kept.html", context)
