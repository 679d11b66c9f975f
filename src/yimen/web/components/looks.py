"""A look at personal data, in words for the person whose data they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from yimen.accounts.models import Disclosure
from yimen.procedure import Actor
from yimen.web.components.listing import listed


@dataclass(frozen=True)
class LookRow:
    """One look. subject: number of the case or permit, or ""; post: organ and section of who looked, or ""."""

    at: datetime
    who: str
    post: str
    fields: str
    purpose: str
    subject: str
    own: bool


def look_row(look: Disclosure, posts: Mapping[int, str], actor: Actor) -> LookRow:
    """The row. Officials act in their office: their name is told with it."""
    own = str(look.user_id) == actor.who
    return LookRow(
        at=look.at,
        who=_("Yourself") if own else look.user.name,
        post="" if own else posts.get(look.user_id, ""),
        fields=listed(list(dict.fromkeys(_field(name) for name in look.fields))),
        purpose=look.purpose,
        subject="" if ":" in look.subject else look.subject,
        own=own,
    )


def _field(name: str) -> str:
    known = {
        "name": _("name"),
        "identifier": _("ID number"),
        "phone": _("phone"),
        "legal_representative": _("legal representative"),
        "answers": _("application form"),
        "third_party": _("third party"),
        "material": _("materials"),
        "statement": _("statements"),
    }
    return known.get(name.split(":")[0], name)
