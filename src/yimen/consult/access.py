"""Which staff may read and answer a conversation: the one place that says so."""

from django.db.models import Q, QuerySet

from yimen.agencies.models import Agency
from yimen.agencies.queries import agency_for
from yimen.consult.models import Conversation
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

ANSWERING = frozenset({Role.COUNTER, Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD})
OVERSEEING = frozenset({Role.SUPERVISOR})
# Who reads what is to be published, and sets hours: those who lead.
LEADING = frozenset({Role.SECTION_HEAD, Role.AGENCY_HEAD})


def answers(actor: Actor) -> bool:
    """Whether this person answers for a department."""
    return bool(actor.roles & ANSWERING) and actor.agency is not None


def readable(actor: Actor) -> QuerySet[Conversation]:
    """What this person may read: their department's, where it is now; supervisors all of them, to judge complaints."""
    found = Conversation.objects.filter(erased_at=None)
    if actor.roles & OVERSEEING:
        return found
    if answers(actor):
        return found.filter(Q(agency__code=actor.agency) | Q(officer_id=int(actor.who), state=Conversation.State.OPEN))
    return found.none()


def conversation_for_staff(conversation_id: int, actor: Actor) -> Conversation:
    """One that this person may read. Raises Refusal consultation_not_found (404)."""
    found = readable(actor).select_related("agency", "service__agency", "officer").filter(pk=conversation_id).first()
    if found is None:
        raise Refusal("consultation_not_found", status=404)
    return found


def own_department(actor: Actor) -> Agency:
    """The department this person answers for. Raises Refusal consult_needs_department (403)."""
    if not answers(actor):
        raise Refusal("consult_needs_department", status=403)
    return agency_for(actor.agency or "")


def locked(conversation_id: int) -> Conversation:
    """The conversation, its row locked until the act is done. Raises Refusal consultation_not_found (404)."""
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("agency", "service", "officer")
    found = rows.filter(pk=conversation_id, erased_at=None).first()
    if found is None:
        raise Refusal("consultation_not_found", status=404)
    return found


def locked_for_visitor(conversation_id: int, own: Q) -> Conversation:
    """The same, where it is the visitor's own (`Visitor.owns`)."""
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("agency", "service", "officer")
    found = rows.filter(own, pk=conversation_id).first()
    if found is None:
        raise Refusal("consultation_not_found", status=404)
    return found


def demand_department(conversation: Conversation, actor: Actor) -> None:
    """Raise unless it is with this person's department: consultation_not_found (404), consult_needs_department (403)."""
    if not answers(actor):
        raise Refusal("consult_needs_department", status=403)
    if conversation.agency.code != actor.agency:
        raise Refusal("consultation_not_found", status=404)


def demand_own(conversation: Conversation, actor: Actor) -> None:
    """Raise unless this person has it in hand: consult_not_claimed, consult_of_colleague, consult_ended (409)."""
    demand_department(conversation, actor)
    demand_not_ended(conversation)
    if conversation.officer is None:
        raise Refusal("consult_not_claimed")
    if str(conversation.officer_id) != actor.who:
        raise Refusal("consult_of_colleague", name=conversation.officer.name)


def demand_not_ended(conversation: Conversation) -> None:
    """Raise Refusal consult_ended (409)."""
    if conversation.state == Conversation.State.CLOSED:
        raise Refusal("consult_ended")


def demand_leading(actor: Actor) -> Agency:
    """The department this person leads. Raises Refusal consult_needs_lead, consult_needs_department (403)."""
    agency = own_department(actor)
    if not actor.roles & LEADING:
        raise Refusal("consult_needs_lead", status=403)
    return agency
