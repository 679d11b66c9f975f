"""A draft of the printed applicant with materials in which the pre-review finds something, and one that is in order."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.cases.acts.attach_material import attach_material
from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.models import Case, Draft
from yimen.catalogue.queries import current_version
from yimen.demo import Progress
from yimen.demo.answers import answers_for
from yimen.demo.load.cases import open_services
from yimen.demo.load.documents import document_for
from yimen.parties.models import Party
from yimen.prereview.acts import order_draft_review

APPLICANT = "shenqingren"
SERVICE = "食品经营许可（餐饮服务）"  # the one that the walk begins with
SEED = 41
JOURNEYS = UUID("0b6f6c52-6f5d-4f0e-9a30-7c1d5c1f2f10")


def load_prereview(progress: Progress, now: datetime) -> None:
    """One draft; nothing where the applicant has a draft of it already."""
    account = User.objects.get(username=APPLICANT)
    service = open_services().filter(name=SERVICE).first()
    party = Party.objects.filter(user=account, kind=Party.Kind.ORGANISATION).order_by("-id").first()
    if service is None or party is None or Draft.objects.filter(user=account, service=service, case=None).exists():
        return
    actor, begun = actor_for(account), now - timedelta(hours=2)
    content = current_version(service).parsed
    answers = answers_for(content.form, SEED)
    draft = start_draft(service, actor=actor, now=begun, channel=Case.Channel.ONLINE, journey=uuid5(JOURNEYS, "draft"))
    applicant = {
        "kind": party.kind,
        "name": party.name,
        "identifier": party.identifier,
        "phone": party.phone,
        "legal_representative": party.legal_representative,
    }
    save_draft(draft.id, actor=actor, now=begun, applicant=applicant, answers=answers)
    for material in content.needed_materials(answers):
        file = document_for(material, party, begun, flawed=True)
        if file is not None:
            attach_material(draft.id, material.code, file, actor=actor, now=begun)
    order_draft_review(draft.id, actor=actor, now=begun)
    progress("prereview", 1, 1)
