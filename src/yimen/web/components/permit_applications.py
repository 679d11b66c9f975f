"""A permit as one may apply for its change (49) or renewal (50): for its holder, and for the clerk in front of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import ngettext

from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.models import Case, Draft
from yimen.cases.queries import stored_answers
from yimen.catalogue import queries as catalogue
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.models import Party
from yimen.permits.lists import REMINDED_BEFORE, PermitRecord, last_day_to_ask, permit_for, possible_acts
from yimen.permits.models import Permit, Standing
from yimen.permits.purposes import require_open
from yimen.permits.telling import span
from yimen.permits.words import article_of
from yimen.procedure import PERMIT_STATE_WORDS, Actor, PermitState
from yimen.web.components.templatetags.yimen import text
from yimen.wording import say


@dataclass(frozen=True)
class Held:
    """One permit. days: until its end; remind: it is time to apply; until: the last day on which that can be done."""

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


def held(record: PermitRecord, actor: Actor) -> Held:
    """The permit with what this person may apply for now, and why not the rest."""
    refusals = {each.row.act: each.refusal for each in possible_acts(record, actor)}
    file, asking, today = record.file, refusals["ask_renewal"], shanghai_date(record.now)
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


def begin(number: str, purpose: str, *, actor: Actor, now: datetime, channel: str, journey: UUID) -> Draft:
    """A draft of the application, with what was told when the permit was granted: nobody types it twice (国令716, art. 7).

    Raises Refusal as `permits.purposes.require_open` and `start_draft` do, and only_at_window (409) for one online.
    """
    permit = permit_for(actor, number, now).permit
    require_open(permit.number, purpose, actor, now)
    service = catalogue.service_by_code(permit.service.code)
    content = catalogue.current_version(service).parsed
    if channel == Case.Channel.ONLINE and "online" not in content.channels:
        raise Refusal("only_at_window", status=409, address=text(content.address))
    draft = start_draft(
        service, actor=actor, now=now, channel=channel, journey=journey, purpose=purpose, permit=permit.number
    )
    known = set(content.form.get("properties", {}))
    answers = {name: value for name, value in stored_answers(permit.case).items() if name in known}
    save_draft(draft.id, actor=actor, now=now, answers=answers, applicant=_told(permit.holder))
    return draft


def _told(party: Party) -> dict[str, str]:
    return {
        "kind": party.kind,
        "name": party.name,
        "identifier": party.identifier,
        "phone": party.phone,
        "legal_representative": party.legal_representative,
    }
