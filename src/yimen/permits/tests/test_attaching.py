"""A certificate that was issued here stands for a material: attached by reference, asked again at the hand-in."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from yimen.agencies.queries import actor_for
from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.acts.submit_draft import submit_draft
from yimen.cases.models import Draft
from yimen.cases.tests.factories import MORNING, PHONE, RESIDENT_ID, make_actor, make_service, make_user
from yimen.catalogue.tests.factories import CERTIFICATE_TYPE
from yimen.errors import Refusal
from yimen.papers.evidence import level_of
from yimen.permits.acts import PERFORM
from yimen.permits.acts.attach_certificate import attach_certificate
from yimen.permits.attaching import attachable
from yimen.permits.models import Permit
from yimen.permits.tests.factories import FRAUD, head_of, holder_of, make_permit
from yimen.procedure import Actor, Role
from yimen.vault import blind_index

pytestmark = pytest.mark.django_db
LATER = MORNING.replace(month=7)
LICENCE = {"code": "licence", "name": {"zh": "食品经营许可证", "en": "Food licence"}, "least_level": "A"}


def begun(
    who: Actor, certificate: str = CERTIFICATE_TYPE, identifier: str = RESIDENT_ID, channel: str = "online"
) -> Draft:
    service = make_service(name="餐饮外摆", materials=[LICENCE | {"certificate": certificate}])
    told = {"kind": "person", "name": "王小明", "identifier": identifier, "phone": PHONE}
    draft = start_draft(service, actor=who, now=LATER, channel=channel, journey=uuid4())
    save_draft(draft.id, actor=who, now=LATER, answers=service.answers, applicant=told)  # type: ignore[attr-defined]
    return draft


def attach(draft: Draft, permit: Permit, who: Actor, now: datetime = LATER) -> str:
    """ "done", or the code of the refusal."""
    try:
        attach_certificate(draft.id, "licence", permit.certificate, actor=who, now=now)
    except Refusal as refusal:
        return refusal.code
    return "done"


@pytest.mark.parametrize(
    ("state", "draft", "code"),
    [
        ("valid", {"certificate": ""}, "certificate_of_other_type"),
        ("valid", {"certificate": "11310113MB0000000X002"}, "certificate_of_other_type"),
        ("valid", {"identifier": "11010519491231002X"}, "certificate_of_other_holder"),
        ("valid", {}, "done"),
        ("revoked", {}, "certificate_not_in_force"),
        ("cancelled", {}, "certificate_not_in_force"),
    ],
)
def test_which_may_be_attached(state: str, draft: dict[str, Any], code: str) -> None:
    permit = make_permit(state=state)
    who = holder_of(permit)
    assert attach(begun(who, **draft), permit, who) == code


def test_nobody_attaches_or_sees_what_somebody_else_holds() -> None:
    permit = make_permit()
    stranger, clerk = actor_for(make_user(Role.APPLICANT)), make_actor(Role.COUNTER)
    assert attach(begun(stranger), permit, stranger) == "permit_not_found"
    types, subject = {CERTIFICATE_TYPE}, blind_index(RESIDENT_ID)
    for actor, found in ((stranger, 0), (holder_of(permit), 1), (clerk, 1)):
        assert len(attachable(actor, subject, types, LATER).get(CERTIFICATE_TYPE, [])) == found
    assert attachable(clerk, blind_index("another"), types, LATER) == {}
    assert attach(begun(clerk, channel="counter"), permit, clerk) == "done"


def test_attached_by_reference_and_handed_in() -> None:
    permit = make_permit()
    who = holder_of(permit)
    draft = begun(who)
    assert attach(draft, permit, who) == attach(draft, permit, who) == "done"
    material = draft.materials.get()
    assert material.file == permit.certificates.get().file and level_of(material.file.evidence) == "A"
    case = submit_draft(draft.id, actor=who, now=LATER)
    assert case.events.get().data["levels"] == ["licence A"]


def test_what_ended_between_attaching_and_handing_in_is_refused() -> None:
    permit = make_permit()
    who = holder_of(permit)
    draft = begun(who)
    assert attach(draft, permit, who) == "done"
    PERFORM["revoke"](permit.number, actor=head_of(permit), now=LATER, **FRAUD)
    with pytest.raises(Refusal) as refused:
        submit_draft(draft.id, actor=who, now=LATER)
    assert (refused.value.code, refused.value.article) == ("certificate_not_in_force", "国务院令第716号 10")
    draft.refresh_from_db()
    assert draft.case is None


def test_an_applicant_who_became_another_one_is_seen() -> None:
    permit = make_permit()
    who = holder_of(permit)
    draft = begun(who)
    attach(draft, permit, who)
    save_draft(draft.id, actor=who, now=LATER, applicant={"identifier": "11010519491231002X", "name": "李四"})
    with pytest.raises(Refusal, match="certificate_of_other_holder"):
        submit_draft(draft.id, actor=who, now=LATER)
