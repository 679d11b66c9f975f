"""Reads of notices that pages and API share."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yimen.notices.models import Notice, Preferences
from yimen.notices.telling import sentence_of
from yimen.notices.words import Said, say
from yimen.procedure import Actor


@dataclass(frozen=True)
class Shown:
    """One notice as its reader sees it."""

    notice: Notice
    said: Said
    needed: bool


def inbox(actor: Actor) -> QuerySet[Notice]:
    """What this person was told, newest first."""
    return Notice.objects.filter(user_id=int(actor.who)).order_by("-at", "-id")


def unseen(actor: Actor) -> int:
    """How many of them they have not seen; one look into an index that holds only these."""
    return Notice.objects.filter(user_id=int(actor.who), seen_at=None).count()


def shown(notice: Notice) -> Shown:
    """In the current language; of a kind that is no longer said the number alone."""
    sentence = sentence_of(notice.kind)
    if sentence is None:
        return Shown(notice, Said(_("News"), notice.about), False)
    return Shown(notice, say(sentence, notice.values), sentence.needed)


def preferences_of(user_id: int, *, lock: bool = False) -> Preferences:
    """What somebody has chosen, or an unsaved row with the defaults."""
    rows = Preferences.objects.select_for_update() if lock else Preferences.objects
    return rows.filter(user_id=user_id).first() or Preferences(user_id=user_id)
