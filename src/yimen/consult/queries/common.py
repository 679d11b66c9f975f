"""Questions that were asked often, with their answers, published without names."""

from django.db.models import Q, QuerySet

from yimen.consult.models import CommonQuestion
from yimen.errors import Refusal
from yimen.procedure import Actor


def published(district: str, *, text: str = "", agency: str = "", service: str = "") -> QuerySet[CommonQuestion]:
    """What everybody may read, the last first; narrowed by words, department (short code) and service (code)."""
    rows = CommonQuestion.objects.filter(state=CommonQuestion.State.PUBLISHED, agency__division__startswith=district)
    rows = rows.select_related("agency", "service").order_by("-reviewed_at", "-pk")
    if agency:
        rows = rows.filter(agency__code=agency)
    if service:
        rows = rows.filter(service__code=service)
    for word in text.split()[:5]:
        held = Q(question__icontains=word) | Q(answer__icontains=word)
        rows = rows.filter(held | Q(question_en__icontains=word) | Q(answer_en__icontains=word))
    return rows


def common_questions(actor: Actor) -> QuerySet[CommonQuestion]:
    """Those of the actor's department in every state, what waits for review first."""
    rows = CommonQuestion.objects.filter(agency__code=actor.agency or "").select_related("service", "conversation")
    return rows.order_by("state", "-pk")  # "draft" comes first by its letter


def common_for(actor: Actor, common_id: int) -> CommonQuestion:
    """One of them. Raises Refusal consult_common_not_found (404)."""
    found = common_questions(actor).filter(pk=common_id).first()
    if found is None:
        raise Refusal("consult_common_not_found", status=404)
    return found
