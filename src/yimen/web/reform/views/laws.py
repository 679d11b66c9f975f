"""Changes of the law at the offices: the list, one change with what rests on it, its steps, and the tasks it leaves."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.cases.queries.resting import open_cases_resting_on
from yimen.errors import Refusal
from yimen.laws import amendments, impact
from yimen.laws.acts import answer_task, put_in_force, return_amendment, review_amendment
from yimen.laws.acts.put_in_force import impact_of, touched
from yimen.laws.amending import DRAFTERS
from yimen.laws.models import Amendment, LawChange, Task
from yimen.powers.demands import sheet_to_write
from yimen.web.components.values import Choice
from yimen.web.reform.words import answer_word, law_step_word

ON_A_PAGE = 25
CASES = 20
TASKS = 50
SHOWN = 100  # places of one kind before the change is in force; the API has all
ACTS: dict[str, Callable[..., Any]] = {
    "review": review_amendment,
    "publish": put_in_force,
    "return": return_amendment,
}


@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    """All changes of the law, the newest first."""
    actor = request.actor  # type: ignore[attr-defined]
    status = request.GET.get("status", "")
    status = status if status in Amendment.Status.values else ""
    page = Paginator(amendments.amendments(status), ON_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "title": _("Changes of the law"),
        "page": page,
        "rows": [(each, open_) for each, open_ in amendments.with_open_tasks(page.object_list)],
        "statuses": [Choice(value, str(label), value == status) for value, label in Amendment.Status.choices],
        "may_draft": bool(actor.roles.intersection(DRAFTERS)),
    }
    return render(request, "reform/laws.html", context)


@require_safe
def law_change(request: HttpRequest, number: int) -> HttpResponse:
    """One change of the law: what it says, what rests on it, who did what."""
    return _show(request, amendments.amendment_by_id(number))


@require_http_methods(["GET", "HEAD", "POST"])
def law_step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Take a step; refused: the page with the reason on top, the remark is kept."""
    amendment = amendments.amendment_by_id(number)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("reform:law_change", args=[number]))
    if name not in ACTS:
        raise Refusal("law_change_not_found", status=404)
    remark = request.POST.get("remark", "").replace("\x00", "")
    given = {} if name == "publish" else {"remark": remark}
    try:
        ACTS[name](number, actor=request.actor, now=request.now, **given)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _show(request, amendment, wording.say(refusal), remark, refusal.status)
    messages.success(request, _("Done: %(act)s.") % {"act": law_step_word(name)})
    return HttpResponseRedirect(reverse("reform:law_change", args=[number]))


def _show(
    request: HttpRequest, amendment: Amendment, problem: str = "", remark: str = "", status: int = 200
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    published = amendment.status == Amendment.Status.PUBLISHED
    hits = [] if published or amendment.status == Amendment.Status.RETURNED else impact_of(amendment)
    cases = None if published else _cases(request, amendment)
    waiting = amendments.tasks(amendment) if published else Task.objects.none()
    page = Paginator(waiting.order_by("kind", "owner", "subject", "pk"), TASKS).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "title": f"{LawChange(amendment.kind).label}: {amendment.name}",
        "amendment": amendment,
        "changes": amendments.article_changes(amendment),
        "published": published,
        "hits": _shown(hits),
        "hits_total": len(hits),
        "cases": cases,
        "page": page,
        "tasks": _tasks(page.object_list, request),
        "progress": amendments.progress(amendment) if published else {},
        "steps": list(amendment.steps.all()),
        "possible": [(name, law_step_word(name)) for name in amendments.open_steps(amendment, actor)],
        "problem": problem,
        "remark": remark,
    }
    return render(request, "reform/law_change.html", context, status=status)


def _cases(request: HttpRequest, amendment: Amendment) -> Any:
    """A page of the open cases that began under what is changed."""
    if amendment.law is None or amendment.kind == LawChange.ENACT:
        return None
    found = open_cases_resting_on(amendment.law.key, touched(amendment))
    return Paginator(found, CASES).get_page(request.GET.get("page"))


def _shown(hits: list[impact.Hit]) -> list[tuple[str, int, list[impact.Hit]]]:
    """Kind by kind: its name, how many, and the first of them."""
    kinds = [(kind, list(of_kind)) for kind, of_kind in groupby(hits, key=lambda hit: hit.kind)]
    return [(impact.label(kind), len(of_kind), of_kind[:SHOWN]) for kind, of_kind in kinds]


def _tasks(tasks: Iterable[Task], request: HttpRequest) -> list[tuple[Task, str, list[tuple[str, str]]]]:
    """Each task with its kind and what this person may answer."""
    actor = request.actor  # type: ignore[attr-defined]
    return [
        (task, impact.label(task.kind), [(state, answer_word(state)) for state in amendments.answers(task, actor)])
        for task in tasks
    ]


@require_safe
def law_tasks(request: HttpRequest) -> HttpResponse:
    """What somebody must still look at: of the own agency for a section, of all for the offices."""
    actor = request.actor  # type: ignore[attr-defined]
    page = Paginator(amendments.waiting_tasks(actor), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = _tasks(page.object_list, request)
    return render(
        request,
        "reform/law_tasks.html",
        {"title": _("To be checked after a change of the law"), "page": page, "rows": rows},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def law_task(request: HttpRequest, number: int) -> HttpResponse:
    """Answer one task; whoever says that a service or power needs a change goes on to the draft of it."""
    task = amendments.task_by_id(number)
    back = reverse("reform:law_tasks")
    if request.method != "POST":
        return HttpResponseRedirect(back)
    state = request.POST.get("answer", "")[:10]
    note = request.POST.get("note", "").replace("\x00", "")
    try:
        answer_task(number, state, actor=request.actor, now=request.now, note=note)  # type: ignore[attr-defined]
    except Refusal as refusal:
        messages.error(request, wording.say(refusal))
        return HttpResponseRedirect(f"{back}#task-{number}")
    messages.success(request, _("Done: %(act)s.") % {"act": answer_word(state)})
    if state == Task.State.CHANGE and task.kind == "service":
        amendment = task.amendment
        basis = f"《{amendment.name}》{task.article}"
        told = urlencode({"reason": f"{amendment.document}：{basis}", "basis": basis})
        return HttpResponseRedirect(f"{reverse('reform:draft', args=[task.subject])}?{told}")
    if state == Task.State.CHANGE and task.kind == "power":
        return _to_line(request, task) or HttpResponseRedirect(back)
    return HttpResponseRedirect(back)


def _to_line(request: HttpRequest, task: Task) -> HttpResponse | None:
    """To the line of the power on the sheet that this person drafts; without one it is told that the next round has it."""
    sheet = sheet_to_write(request.actor, task.subject)  # type: ignore[attr-defined]
    if sheet is None:
        messages.info(request, _("The department's next sheet of a combing round has it among what must be changed."))
        return None
    audience = "sheets" if sheet.agency else "rounds"
    return HttpResponseRedirect(reverse(f"{audience}:line", args=[sheet.pk, task.subject]))
