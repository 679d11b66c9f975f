"""Every act on a case is told to the pages that show it, by the worker and after the act's commit."""

from yimen.cases.models import Case
from yimen.ledger import outbox, topics
from yimen.procedure import ACTS

LISTENER = "announce"


def listen_to_everything() -> None:
    """Register for every kind of event that the table of acts knows."""
    for row in ACTS:
        outbox.listen(row.event, announce, name=LISTENER)


def announce(heard: outbox.Heard) -> None:
    """Tell the pages of the case, the desk of its agency, and the desks that see all agencies."""
    agency = Case.objects.filter(number=heard.subject).values_list("agency__code", flat=True).first()
    if agency is None:
        return  # a case that is gone has no readers; the ledger of a district never loses one
    topics.announce([topics.case_topic(heard.subject), topics.desk_topic(agency), topics.desk_topic(None)])
