"""What was asked on the way to a case: the transcripts of its journey, for those who may see the case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.cases.access import insider
from yimen.cases.queries import case_for
from yimen.consult.models import Message
from yimen.consult.queries import conversations_of_case, messages_after
from yimen.web.components.talk import said
from yimen.web.staff import disclosure


@require_safe
def case_asked(request: HttpRequest, number: str) -> HttpResponse:
    """Read only; files are named and not given. A look by staff is written down, for people tell of themselves there."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    found, side = conversations_of_case(case), Message.Author.VISITOR
    if found and insider(request.actor):  # type: ignore[attr-defined]
        side = Message.Author.OFFICER
        disclosure.record(request, case.number, ("consultation",))
    talks = [(each, said(each, messages_after(each, 0), side, lambda message: "")) for each in found]
    context = {"title": _("Asked before the application"), "case": case, "talks": talks}
    return render(request, "public/case_asked.html", context)
