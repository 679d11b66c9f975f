"""That an e-mail address belongs to who entered it: a signed link that only its reader can open."""

from datetime import datetime

from django.core import signing
from django.utils.translation import gettext as _

from yimen.dispatch.acts import Outgoing, queue
from yimen.dispatch.models import Channel
from yimen.errors import Refusal
from yimen.notices.letters import absolute
from yimen.vault import blind_index

_SALT = "yimen.notices.email"
LINK_SECONDS = 3 * 24 * 3600


def send_link(user_id: int, email: str, *, now: datetime) -> None:
    """One message with the link, in the language of the page on which the address was entered."""
    token = signing.dumps([user_id, blind_index(email)], salt=_SALT)
    text = _(
        "Open this link within three days, so that notices about your matters come to this address:\n\n%(url)s\n\n"
        "If you did not enter it, do nothing: nothing will be sent here."
    ) % {"url": absolute(f"/my/notices/confirm/{token}")}
    key = f"confirm:{user_id}:{now.timestamp():.3f}"
    subject = _("Please confirm your e-mail address")
    queue(Outgoing(key, Channel.EMAIL, email, text, subject, kind="confirm", passing=True), now=now)


def read_link(token: str) -> tuple[int, str]:
    """The account and the blind index of the address. Raises Refusal email_link_wrong (422)."""
    try:
        user_id, index = signing.loads(token, salt=_SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        raise Refusal("email_link_wrong", status=422) from None
    return int(user_id), str(index)
