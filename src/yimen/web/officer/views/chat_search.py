"""Find a conversation of the department again; whoever looks through many sees nobody's number in full."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.consult.access import own_department
from yimen.consult.models import Conversation
from yimen.consult.queries import Search, find, shown

ON_A_PAGE = 30


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """By words of the question, number, a whole mobile number, state and days."""
    given = {name: request.GET.get(name, "").replace("\x00", "")[:60] for name in ("text", "state", "first", "last")}
    looked = Search(given["text"], _state(given["state"]), _day(given["first"]), _day(given["last"]))
    page = Paginator(find(request.actor, looked), ON_A_PAGE).get_page(request.GET.get("page"))  # type: ignore[attr-defined]
    context = {
        "title": _("Search conversations"),
        "agency": own_department(request.actor),  # type: ignore[attr-defined]
        "page": page,
        "rows": [shown(each) for each in page],
        "given": given,
        "states": Conversation.State.choices,
    }
    return render(request, "officer/chat_search.html", context)


def _state(given: str) -> str:
    return given if given in Conversation.State.values else ""


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
