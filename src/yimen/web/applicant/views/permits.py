"""My permits: how long each lasts, and the applications for its change and renewal."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.models import Case
from yimen.cases.queries import stored_answers
from yimen.catalogue import queries as catalogue
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.models import Party
from yimen.permits.acts import PERFORM
from yimen.permits.lists import REMINDED_BEFORE, PermitRecord, last_day_to_ask, own_permits, permit_for, possible_acts
from yimen.permits.models import Permit, Standing
from yimen.permits.purposes import CHANGE, RENEWAL, require_open
from yimen.permits.telling import span
from yimen.permits.words import article_of
from yimen.procedure import PERMIT_STATE_WORDS, Actor, PermitState
from yimen.web.components.templatetags.yimen import text
from yimen.wording import say

ON_A_PAGE = 20


@dataclass(frozen=True)
class Held:
    """One permit of mine. days: until its end; remind: it is time to apply; until: the last day on which I can."""

    permit: Permit
    state: str
    colour: str
    article: str
    validity: str
    days: str
    remind: bool
    until: date | None
    may_change: bool
    may_renew: bool
    why_not: str
    may_waive: bool


@require_safe
def my_permits(request: HttpRequest) -> HttpResponse:
    """What is in force and ends first stands on top."""
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    page = Paginator(own_permits(actor), ON_A_PAGE).get_page(request.GET.get("page"))
    held = [_held(permit_for(actor, permit.number, now), actor, shanghai_date(now)) for permit in page]
    return render(request, "applicant/permits.html", {"title": _("My permits"), "page": page, "held": held})


@require_http_methods(["GET", "HEAD", "POST"])
def apply_for(request: HttpRequest, number: str, purpose: str) -> HttpResponse:
    """Begin the application, with what was told when the permit was granted: nobody types it twice (国令716, art. 7)."""
    if request.method != "POST" or purpose not in (CHANGE, RENEWAL):
        return HttpResponseRedirect(reverse("applicant:permits"))
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    permit = permit_for(actor, number, now).permit
    require_open(permit.number, purpose, actor, now)
    service = catalogue.service_by_code(permit.service.code)
    content = catalogue.current_version(service).parsed
    if "online" not in content.channels:
        raise Refusal("only_at_window", status=409, address=text(content.address))
    draft = start_draft(
        service,
        actor=actor,
        now=now,
        channel=Case.Channel.ONLINE,
        journey=request.journey,  # type: ignore[attr-defined]
        purpose=purpose,
        permit=permit.number,
    )
    known = set(content.form.get("properties", {}))
    answers = {name: value for name, value in stored_answers(permit.case).items() if name in known}
    save_draft(draft.id, actor=actor, now=now, answers=answers, applicant=_told(permit.holder))
    return HttpResponseRedirect(reverse("applicant:applicant", args=[draft.id]))


@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: HttpRequest, number: str) -> HttpResponse:
    """The hearing before a penalty is not wanted."""
    if request.method == "POST":
        actor, now = request.actor, request.now  # type: ignore[attr-defined]
        permit = permit_for(actor, number, now).permit
        PERFORM["waive_penalty_hearing"](permit.number, actor=actor, now=now)
        messages.success(request, _("The authority has been told that you do not want a hearing."))
    return HttpResponseRedirect(reverse("applicant:permits"))


def _held(record: PermitRecord, actor: Actor, today: date) -> Held:
    refusals = {each.row.act: each.refusal for each in possible_acts(record, actor)}
    file, asking = record.file, refusals["ask_renewal"]
    standing = Standing(file.state or "valid")
    left = (file.valid_until - today).days if file.valid_until and standing is Standing.VALID else None
    near = left is not None and left <= REMINDED_BEFORE.days
    return Held(
        permit=record.permit,
        state=text(PERMIT_STATE_WORDS[PermitState(standing.value)]),
        colour="green" if standing is Standing.VALID else "grey",
        article=article_of(standing),
        validity=span(file.valid_from, file.valid_until),
        days="" if left is None else ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left},
        remind=near and asking is None,
        until=last_day_to_ask(record),
        may_change=standing is Standing.VALID,
        may_renew=asking is None,
        why_not=say(asking) if asking and standing is Standing.VALID and near else "",
        may_waive=refusals["waive_penalty_hearing"] is None and not file.hearing_waived,
    )


def _told(party: Party) -> dict[str, str]:
    return {
        "kind": party.kind,
        "name": party.name,
        "identifier": party.identifier,
        "phone": party.phone,
        "legal_representative": party.legal_representative,
    }
