"""The public register of permits (行政许可法 40): who was granted what by whom, and how it stands. No personal data.

No number either: with it a stranger could look the certificate up, whose identifier holds the number of the case.
"""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.clock import shanghai_date
from yimen.permits.lists import register as find
from yimen.permits.models import Permit, Standing
from yimen.permits.telling import span
from yimen.permits.words import article_of
from yimen.procedure import PERMIT_STATE_WORDS, PermitState
from yimen.web.components.templatetags.yimen import text

ROWS = 30
LONGEST = 60


@dataclass(frozen=True)
class Entry:
    """One permit as anybody may read it."""

    permit: Permit
    validity: str
    state: str
    article: str
    good: bool


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The latest grants, or those that fit the holder or the service that was typed."""
    typed = request.GET.get("text", "").replace("\x00", "").strip()[:LONGEST]
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    page = Paginator(find(typed), ROWS).get_page(request.GET.get("page", "1"))
    entries = [_entry(permit, permit.standing(today)) for permit in page.object_list]
    context = {"title": _("Register of permits"), "typed": typed, "page": page, "entries": entries}
    return render(request, "public/register.html", context)


def _entry(permit: Permit, standing: Standing) -> Entry:
    state = PermitState.VALID if standing is Standing.NOT_YET else PermitState(standing.value)
    return Entry(
        permit,
        span(permit.valid_from, permit.valid_until),
        text(PERMIT_STATE_WORDS[state]),
        article_of(standing),
        standing is Standing.VALID,
    )
