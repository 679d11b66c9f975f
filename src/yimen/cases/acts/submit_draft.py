"""Hand in a draft."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.cases.acts.submit import Application, submit
from yimen.cases.drafts import answers_of, applicant_of, draft_for
from yimen.cases.models import Case, Draft
from yimen.cases.standing import organisation_told
from yimen.parties.acts.register_party import register_party
from yimen.procedure import Actor
from yimen.vault import blind_index


def submit_draft(draft_id: UUID, *, actor: Actor, now: datetime) -> Case:
    """The case that the draft becomes; handing in the same draft again answers with the same case.

    Raises Refusal as `submit` and `register_party` do; the draft is then as it was.
    """
    with transaction.atomic():
        draft = draft_for(actor, draft_id, lock=True)
        if draft.case is not None:
            return draft.case
        case = submit(_application(draft, now), actor=actor, now=now)
        # The case keeps its own encrypted copy; a second one would only be a second place to lose it from.
        draft.case, draft.updated_at = case, now
        draft.answers = draft.applicant = draft.past = "{}"
        draft.save(update_fields=["case", "answers", "applicant", "past", "updated_at"])
        return case


def _application(draft: Draft, now: datetime) -> Application:
    told = applicant_of(draft)
    own = draft.channel == Case.Channel.ONLINE
    organisation = organisation_told(told["kind"], blind_index(told["identifier"]), own)
    party = register_party(
        kind=told["kind"],
        name=told["name"],
        identifier=told["identifier"],
        phone=told["phone"],
        legal_representative=told["legal_representative"],
        now=now,
        user_id=draft.user_id if own else None,
        organisation=organisation,
    )
    return Application(
        service=draft.service,
        version=draft.service_version,
        applicant=party,
        answers=answers_of(draft),
        materials=[(each.code, each.file) for each in draft.materials.select_related("file").order_by("id")],
        channel=draft.channel,
        journey=draft.journey,
        key=str(draft.id),
        purpose=draft.purpose,
        permit=draft.permit,
        excused=draft.excused,
    )
