"""The person or organisation in front of the counter: found by number, their document seen and noted.

The number is posted, never part of an address: addresses end up in logs and in the browser's memory.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.accounts.models import Phone
from yimen.cases.queries import counts
from yimen.errors import Refusal
from yimen.parties import queries
from yimen.parties.acts.prove_person import DOCUMENTS, see_document
from yimen.parties.acts.register_organisation import confirm_organisation
from yimen.parties.levels import LEVELS
from yimen.parties.models import Person
from yimen.vault import mask_identifier, mask_name, mask_phone
from yimen.web.components.documents import document_words
from yimen.web.components.values import Problem, Row
from yimen.web.staff import disclosure
from yimen.web.staff.here import today_of

SHORTEST_REASON = 4


@dataclass(frozen=True)
class Found:
    """One account under the number. clear: its data are shown in clear, and the look was written down."""

    user: int
    rows: list[Row]
    level: int
    words: object
    clear: bool


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Search, note a document, confirm an organisation, look in clear: all from one page, which shows the search again."""
    if request.method != "POST":
        return _page(request, "")
    number = "".join(request.POST.get("number", "").split())[:40]
    try:
        shown = _do(request)
    except Refusal as refusal:
        return _page(request, number, refusal=refusal)
    return _page(request, number, shown)


def _do(request: HttpRequest) -> int | None:
    """Do what the pressed button says; the account to show in clear, or None."""
    act, _colon, which = request.POST.get("act", "").partition(":")
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    if not which.isdecimal() or len(which) > 15:
        return None
    if act == "seen":
        see_document(int(which), document=request.POST.get("document", ""), actor=actor, now=now)
        messages.success(request, _("Noted: you have seen the document."))
    elif act == "confirm":
        confirm_organisation(int(which), actor=actor, now=now)
        messages.success(request, _("The organisation is confirmed."))
    elif act == "show":
        reason = " ".join(request.POST.get("purpose", "").split())[:200]
        if len(reason) < SHORTEST_REASON:
            raise Refusal("look_needs_reason", status=422, least=SHORTEST_REASON)
        disclosure.record(request, f"account:{int(which)}", ("name", "identifier", "phone"), reason)
        return int(which)
    return None


def _page(request: HttpRequest, number: str, clear: int | None = None, refusal: Refusal | None = None) -> HttpResponse:
    actor, today = request.actor, today_of(request)  # type: ignore[attr-defined]
    documents = document_words()
    context = {
        "title": _("People and organisations"),
        "number": number,
        "people": [_found(each, clear) for each in queries.people_numbered(number)] if number else [],
        "organisations": queries.organisations_numbered(number) if number else [],
        "documents": [(name, documents[name]) for name in DOCUMENTS],
        "problems": [Problem(wording.say(refusal))] if refusal else [],
        "numbers": counts(actor, today),
    }
    return render(request, "counter/people.html", context, status=refusal.status if refusal else 200)


def _found(person: Person, clear: int | None) -> Found:
    phone = Phone.objects.filter(user_id=person.user_id).first()
    held, shown = queries.proofs(person.user_id), clear == person.user_id
    level = queries.level_by(held)
    number = phone.number if phone else ""
    rows = [
        Row(pgettext("a human being", "Name"), person.name if shown else mask_name(person.name)),
        Row(_("Resident ID"), person.identifier if shown else mask_identifier(person.identifier)),
        Row(_("Mobile phone"), number if shown else mask_phone(number)),
    ]
    return Found(person.user_id, rows, int(level), LEVELS[level].words, shown)
