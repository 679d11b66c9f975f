"""Who asks: a visitor with an account, with a browser that asked before, or with a link that was kept."""

from dataclasses import dataclass, field
from uuid import UUID

from django.core import signing
from django.db.models import Q
from django.utils.crypto import salted_hmac

from yimen.consult.models import Conversation
from yimen.errors import Refusal

_LINK_SALT = "yimen.consult.link"


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks. user: account id, None for nobody signed in; browser: the key in the browser's cookie, ""
    before the first question; links: conversations whose link this browser opened; address: where the request came from.
    """

    user: int | None = None
    browser: str = ""
    links: frozenset[int] = field(default_factory=frozenset)
    address: str = ""

    @property
    def browser_hash(self) -> str:
        """What is kept of the browser's key."""
        return keyed("browser", self.browser) if self.browser else ""

    @property
    def address_hash(self) -> str:
        """What is kept of the network address."""
        return keyed("address", self.address) if self.address else ""

    def owns(self) -> Q:
        """The conversations this visitor may read."""
        own = Q(pk__in=self.links)
        if self.user is not None:
            own |= Q(user_id=self.user)
        if self.browser:
            # Taken over into an account, it is no longer there for whoever sits at this browser next.
            own |= Q(browser=self.browser_hash, user=None)
        return own & Q(erased_at=None)

    def reader(self, conversation: Conversation) -> str:
        """How the push process knows this reader of a conversation (`listening.py` asks the database again)."""
        if self.user is not None and conversation.user_id == self.user:
            return f"account:{self.user}"
        if self.browser and conversation.user_id is None and conversation.browser == self.browser_hash:
            return f"browser:{conversation.browser}"
        return f"link:{conversation.pk}"


def keyed(of: str, value: str) -> str:
    """A keyed hash, 64 hex digits: it can be compared and not read back."""
    return salted_hmac(f"yimen.consult.{of}", value, algorithm="sha256").hexdigest()


def conversation_for_visitor(conversation_id: int, visitor: Visitor) -> Conversation:
    """One of the visitor's own. Raises Refusal consultation_not_found (404), which tells a stranger nothing."""
    own = Conversation.objects.filter(visitor.owns(), pk=conversation_id)
    found = own.select_related("agency", "service__agency", "officer").first()
    if found is None:
        raise Refusal("consultation_not_found", status=404)
    return found


def link_token(conversation: Conversation) -> str:
    """What stands in the link by which a visitor comes back from anywhere."""
    return signing.dumps([conversation.pk, str(conversation.client_key)], salt=_LINK_SALT)


def conversation_of_link(token: str) -> Conversation:
    """The conversation a link leads to. Raises Refusal consultation_not_found (404)."""
    try:
        number, key = signing.loads(token, salt=_LINK_SALT)
        found = Conversation.objects.filter(pk=int(number), client_key=UUID(key), erased_at=None).first()
    except (signing.BadSignature, TypeError, ValueError):
        found = None
    if found is None:
        raise Refusal("consultation_not_found", status=404)
    return found
