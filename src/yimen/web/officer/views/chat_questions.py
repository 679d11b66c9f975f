"""Questions and answers of a department on their way to everybody: drafted, read by a second person, published."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.consult import acts
from yimen.consult.access import LEADING, conversation_for_staff, own_department
from yimen.consult.masking import masked
from yimen.consult.models import Message
from yimen.consult.queries import common_questions
from yimen.errors import Refusal
from yimen.procedure import Actor

_FIELDS = ("question", "answer", "question_en", "answer_en")


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """GET lists them, with a draft from the conversation `from`; POST with `do` = draft, publish, reject or withdraw."""
    refusal = None
    if request.method == "POST":
        try:
            words = _DOING.get(request.POST.get("do", ""), _nothing)(request)
        except Refusal as problem:
            refusal = problem
        else:
            messages.success(request, words)
            return HttpResponseRedirect(reverse("officer:chat_questions"))
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "title": _("Questions and answers"),
        "agency": own_department(actor),
        "rows": [(row, _may_review(actor, row.drafted_by)) for row in common_questions(actor)[:100]],
        "leads": bool(actor.roles & LEADING),
        "told": {name: request.POST.get(name, "") for name in (*_FIELDS, "from")}
        if refusal
        else _draft(request, actor),
        "problem": wording.say(refusal) if refusal else "",
    }
    return render(request, "officer/chat_questions.html", context, status=refusal.status if refusal else 200)


def _draft(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """What was asked and answered, numbers starred: a start, which its author makes readable."""
    given = request.GET.get("from", "")
    if not given.isdecimal() or len(given) > 17:
        return {}
    source = conversation_for_staff(int(given), actor)
    rows = source.messages.filter(kind=Message.Kind.TEXT).order_by("sequence")
    asked = next((row.text for row in rows if row.author == Message.Author.VISITOR), "")
    answered = [row.text for row in rows if row.author == Message.Author.OFFICER]
    return {"from": given, "question": masked(asked), "answer": masked("\n".join(answered)), "number": source.number}


def _may_review(actor: Actor, drafted_by: str) -> bool:
    return bool(actor.roles & LEADING) and actor.who != drafted_by


def _save(request: HttpRequest) -> str:
    given = request.POST.get("from", "")
    texts: dict[str, Any] = {name: request.POST.get(name, "") for name in _FIELDS}
    acts.draft_common(conversation=_number(given) if given else None, **texts, **_by(request))
    return _("Saved. Somebody else who leads the department reads it now.")


def _publish(request: HttpRequest) -> str:
    acts.review_common(_number(request.POST.get("number", "")), True, **_by(request))
    return _("Published.")


def _reject(request: HttpRequest) -> str:
    number, reason = _number(request.POST.get("number", "")), request.POST.get("reason", "")
    acts.review_common(number, False, reason=reason, **_by(request))
    return _("Sent back.")


def _withdraw(request: HttpRequest) -> str:
    acts.withdraw_common(_number(request.POST.get("number", "")), **_by(request))
    return _("Withdrawn.")


def _nothing(request: HttpRequest) -> str:
    raise Refusal("page_not_found", status=404)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}  # type: ignore[attr-defined]


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 18 else 0


_DOING: dict[str, Callable[[HttpRequest], str]] = {
    "draft": _save,
    "publish": _publish,
    "reject": _reject,
    "withdraw": _withdraw,
}
