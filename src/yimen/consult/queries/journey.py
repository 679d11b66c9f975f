"""The conversations of one visit, for the page of the application that came of it."""

from uuid import UUID

from yimen.consult.models import Conversation


def conversations_of_journey(journey: UUID) -> list[Conversation]:
    """What was asked on the way to a case, the first first. One query; whoever may see the case may see that it was."""
    rows = Conversation.objects.filter(journey=journey, erased_at=None).select_related("agency", "service")
    return list(rows.order_by("pk"))
