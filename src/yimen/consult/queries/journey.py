"""The conversations that led to an application, for the pages of its case."""

from django.db.models import Exists, OuterRef, Q

from yimen.cases.models import Case
from yimen.consult.models import Conversation, Message


def conversations_of_case(case: Case) -> list[Conversation]:
    """What was asked on the way to a case, the first first. One query; ask `case_for` before.

    The journey alone is not enough: several people may use one machine in a day. It must be the applicant's account
    that asked, or an application for this very service must have been begun from the conversation by whoever held it.
    """
    begun = Message.objects.filter(
        conversation=OuterRef("pk"), code="application_begun", data__service__zh=case.service.name
    )
    rows = Conversation.objects.filter(journey=case.journey, erased_at=None).select_related("agency", "service")
    owner = case.applicant.user_id
    own = Q(user=owner) if owner else Q(pk=None)
    return list(rows.filter(own | Q(Exists(begun), user=None)).order_by("pk"))
