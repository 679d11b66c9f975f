"""How a message comes into a conversation, for all acts: the row is locked, the sequence goes on, nothing comes twice."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from yimen.accounts.models import User
from yimen.consult.models import Conversation, Message
from yimen.errors import Refusal
from yimen.papers.models import StoredFile

LONGEST = 2000


def tidy(text: str) -> str:
    """What was typed, without what cannot be stored. Raises Refusal: consult_text_missing, consult_text_long (422)."""
    words = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not words:
        raise Refusal("consult_text_missing", status=422)
    if len(words) > LONGEST:
        raise Refusal("consult_text_long", status=422, limit=LONGEST, length=len(words))
    return words


def sent_before(conversation: Conversation, author: str, client_key: UUID) -> Message | None:
    """The message that came with this key already."""
    return Message.objects.filter(conversation=conversation, author=author, client_key=client_key).first()


def append(
    conversation: Conversation,
    author: str,
    *,
    now: datetime,
    client_key: UUID | None = None,
    kind: str = Message.Kind.TEXT,
    text: str = "",
    file: StoredFile | None = None,
    code: str = "",
    data: dict[str, Any] | None = None,
    officer: User | None = None,
) -> Message:
    """The next message of a locked conversation. The caller saves the row: `last_sequence`, `last_at` were changed."""
    conversation.last_sequence += 1
    conversation.last_at = now
    return Message.objects.create(
        conversation=conversation,
        sequence=conversation.last_sequence,
        author=author,
        officer=officer,
        author_name=officer.name[:80] if officer else "",
        kind=kind,
        text=text,
        file=file,
        code=code,
        data=data or {},
        client_key=client_key or uuid4(),
        at=now,
    )


def note(conversation: Conversation, code: str, now: datetime, **data: Any) -> Message:
    """What the platform itself says (`notes.py` has the sentence)."""
    return append(conversation, Message.Author.PLATFORM, now=now, kind=Message.Kind.NOTE, code=code, data=data)
