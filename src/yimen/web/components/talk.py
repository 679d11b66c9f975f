"""A conversation as its pages show it: what was said, by whom, and how far the other side has read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from yimen.catalogue.models import Service
from yimen.consult import notes
from yimen.consult.models import Conversation, Message
from yimen.papers.models import StoredFile

SHANGHAI = ZoneInfo("Asia/Shanghai")
VISITOR, OFFICER = Message.Author.VISITOR, Message.Author.OFFICER


@dataclass(frozen=True)
class Said:
    """One message. own: by whoever looks; name: by whom it was said, empty for one's own and the platform's

    service  what an officer pointed to;  file with its `href`, which shows it to whoever may read the conversation
    """

    sequence: int
    side: str
    name: str
    at: datetime
    text: str
    file: StoredFile | None = None
    href: str = ""
    service: Service | None = None

    @property
    def note(self) -> bool:
        """Said by the platform."""
        return self.side == "note"

    @property
    def picture(self) -> bool:
        return self.file is not None and self.file.media_type.startswith("image/")


def said(
    conversation: Conversation, messages: Iterable[Message], side: str, href: Callable[[Message], str]
) -> list[Said]:
    """The messages for one side ("visitor" or "officer"). At most one more query, for the services pointed to."""
    rows = list(messages)
    codes = {row.code for row in rows if row.kind == Message.Kind.SERVICE}
    known = (
        {each.code: each for each in Service.objects.filter(code__in=codes).select_related("agency")} if codes else {}
    )
    return [_one(row, side, href, known.get(row.code), conversation) for row in rows]


def transcript(conversation: Conversation, messages: Iterable[Message]) -> str:
    """The whole conversation as plain text, to keep."""
    lines = [f"{conversation.number}  {conversation.agency.title}", ""]
    for row in messages:
        who = _("Visitor") if row.author == VISITOR else row.author_name
        words = _words(row) or _("(erased)")
        lines += [f"[{row.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}] {who + ': ' if who else ''}{words}"]
    return "\n".join(lines) + "\n"


def _words(row: Message) -> str:
    if row.kind == Message.Kind.NOTE:
        return notes.sentence(row.code, row.data)
    if row.kind == Message.Kind.FILE:
        return _("File: %(name)s") % {"name": row.text}
    return row.text if row.kind == Message.Kind.TEXT else _("Service: %(code)s") % {"code": row.code}


def _one(
    row: Message, side: str, href: Callable[[Message], str], service: Service | None, conversation: Conversation
) -> Said:
    if row.kind == Message.Kind.NOTE:
        return Said(row.sequence, "note", "", row.at, notes.sentence(row.code, row.data))
    own = row.author == side
    name = "" if own else row.author_name if row.author == OFFICER else conversation.name or _("Visitor")
    return Said(
        sequence=row.sequence,
        side="own" if own else "other",
        name=name,
        at=row.at,
        text=row.text,
        file=row.file,
        href=href(row) if row.file_id else "",
        service=service,
    )
