"""GET /announcements"""

from django.conf import settings
from django.http import HttpRequest

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.announcements.queries import shown
from yimen.api.answers.base import Words
from yimen.api.answers.portal import AnnouncementRow, Announcements
from yimen.api.door import operation
from yimen.clock import shanghai_date

MOST = 100


@operation("GET", "/announcements", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=Announcements, tag="portal")
def list_announcements(request: HttpRequest) -> Announcements:
    """List what is announced today.

    Newest first, a hundred at most; an announcement is shown from its first to its last day.
    """
    found = shown(settings.YIMEN_DISTRICT, shanghai_date(request.now))[:MOST]  # type: ignore[attr-defined]
    return Announcements(
        items=[
            AnnouncementRow(
                id=each.pk,
                kind=each.kind,
                title=Words(zh=each.title, en=each.title_en),
                text=Words(zh=each.text, en=each.text_en),
                first=each.first,
                last=each.last,
            )
            for each in found
        ]
    )
