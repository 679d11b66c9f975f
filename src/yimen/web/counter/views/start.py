"""Begin an application for a visitor."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.cases.acts.start_draft import start_draft
from yimen.catalogue import queries as catalogue


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """An empty draft, with a journey of its own: the browser's journey is the clerk's and not the visitor's."""
    draft = start_draft(
        catalogue.service_by_code(request.POST.get("service", "")[:80]),
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        channel="counter",
        journey=uuid4(),
    )
    return HttpResponseRedirect(reverse("counter:intake", args=[draft.id]))
