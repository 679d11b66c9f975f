"""Whether a page that listens may still do so: asked by the push process when a stream opens, and when access may have
changed. The address of a stream is signed for twelve hours; a conversation can be passed on or erased before that.
"""

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.consult.access import ANSWERING, readable
from yimen.consult.models import Conversation
from yimen.procedure import Actor

PREFIX = "consult"


def concerns(topics: frozenset[str]) -> bool:
    """Whether these topics are ours to judge."""
    return any(topic.startswith(PREFIX) for topic in topics)


def may_listen(reader: str, topics: frozenset[str]) -> bool:
    """Whether this reader (`Visitor.reader`, or staff:<account>) may hear of every one of these topics."""
    kind, _sep, key = reader.partition(":")
    own = [topic for topic in topics if topic.startswith(PREFIX)]
    if kind == "staff":
        actor = _staff(key)
        return actor is not None and all(_staff_may(actor, topic) for topic in own)
    return all(_visitor_may(kind, key, topic) for topic in own)


def _staff(key: str) -> Actor | None:
    user = User.objects.filter(pk=int(key), is_active=True).first() if key.isdecimal() else None
    return actor_for(user) if user else None


def _staff_may(actor: Actor, topic: str) -> bool:
    what, _sep, key = topic.partition(":")
    if what == "consult-officer":
        return key == actor.who
    if what in ("consult-desk", "consult-queue"):
        return bool(actor.roles & ANSWERING) and key == actor.agency
    return what == PREFIX and key.isdecimal() and readable(actor).filter(pk=int(key)).exists()


def _visitor_may(kind: str, key: str, topic: str) -> bool:
    what, _sep, number = topic.partition(":")
    if what == "consult-queue":
        return True  # when somebody leaves a queue is no secret
    if what != PREFIX or not number.isdecimal():
        return False
    found = Conversation.objects.filter(pk=int(number), erased_at=None)
    if kind == "account":
        return key.isdecimal() and found.filter(user_id=int(key)).exists()
    if kind == "browser":
        return bool(key) and found.filter(browser=key, user=None).exists()
    return kind == "link" and key == number and found.exists()
