"""Suggestions under a search field while somebody types: a fragment, asked for by the page's script."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.accounts import limits
from yimen.search.queries import suggest

MOST = 8
_FIELD = re.compile(r"[a-z]{1,20}")


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Up to eight services; nothing for an empty field. Raises Refusal too_many_tries (429).

    `q` or `text` is what was typed, `as` the id of the field, by which the options get ids of their own.
    """
    field = request.GET.get("as", "")
    text = request.GET.get("q") or request.GET.get("text") or ""
    found = []
    if text.strip():
        limits.take(limits.SUGGEST_BY_ADDRESS, request.address, request.now)  # type: ignore[attr-defined]
        found = suggest(text, settings.YIMEN_DISTRICT, MOST)
    context = {
        "suggestions": found,
        "as": field if _FIELD.fullmatch(field) else "q",
        "text": text[:100],
        "links": "q" in request.GET,  # the counter takes a service in instead of reading its guide
    }
    response = render(request, "search/suggestions.html", context)
    response.headers["Cache-Control"] = "private, max-age=30"
    return response
