"""Where an open page hears that something changed."""

from yimen.ledger import topics
from yimen.procedure import Actor, Role


def worklist_stream(actor: Actor) -> str:
    """The signed address of the stream that tells when a case changed that stands in this person's list."""
    whole = actor.roles & {Role.SUPERVISOR, Role.LEADER, Role.ADMIN, Role.GOVERNMENT_HEAD}
    return topics.stream_url(topics.desk_topic(None if whole else actor.agency))


def case_stream(number: str) -> str:
    """The signed address of the stream that tells when this case changed."""
    return topics.stream_url(topics.case_topic(number))
