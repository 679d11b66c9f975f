"""Who looked at my data in clear: every look, by whom, when, at what and why."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.permits.looks import looks_at, posts_of
from yimen.web.components.looks import look_row

ON_A_PAGE = 30


@require_safe
def looks_page(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    actor = request.actor  # type: ignore[attr-defined]
    page = Paginator(looks_at(actor), ON_A_PAGE).get_page(request.GET.get("page"))
    posts = posts_of({look.user_id for look in page})
    rows = [look_row(look, posts, actor) for look in page]
    return render(request, "account/looks.html", {"title": _("Who looked at my data"), "page": page, "rows": rows})
