"""My cases: drafts that wait to be finished, what I have to do, and everything handed in."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.cases.models import Draft
from yimen.cases.queries import own_cases_for
from yimen.cases.queries.invited import claimed
from yimen.procedure import State
from yimen.web import acting

ON_A_PAGE = 20


@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """Newest first, one's own or those of the organisation acted for; cases that wait for the applicant stand on top."""
    actor = request.actor  # type: ignore[attr-defined]
    organisation = acting.current(request)
    cases = own_cases_for(actor, organisation)
    drafts = Draft.objects.filter(user_id=int(actor.who), case=None).select_related("service", "service__agency")
    context = {
        "title": _("My cases"),
        "organisation": organisation,
        "page": Paginator(cases, ON_A_PAGE).get_page(request.GET.get("page")),
        "waiting": list(cases.filter(state=State.CORRECTION)[:ON_A_PAGE]),
        "touching": claimed(actor),
        "drafts": drafts.order_by("-updated_at")[:ON_A_PAGE],
    }
    return render(request, "applicant/my.html", context)
