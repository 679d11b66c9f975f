"""What an application is for, where it is not for something new: rooms above say what that demands of it.

A purpose is registered by the room that knows it (`apps.ready`), so that every way of handing in goes through it, and
this room need not know what a permit is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.procedure import Actor

if TYPE_CHECKING:
    from yimen.cases.acts.submit import Application

NEW = "new"


@dataclass(frozen=True)
class Purpose:
    """check: raises what keeps the application from being handed in. handed_in: what follows, in the same transaction."""

    check: "Callable[[Application, Actor, datetime], None]"
    handed_in: Callable[[Case, str, Actor, datetime], None]


_PURPOSES: dict[str, Purpose] = {}


def register(name: str, purpose: Purpose) -> None:
    """Take a purpose; its name is stored in events and never given to another one."""
    _PURPOSES[name] = purpose


def check(application: "Application", actor: Actor, now: datetime) -> None:
    """Raise Refusal purpose_unknown, permit_needed, permit_not_needed (422), or what the purpose itself demands."""
    if application.purpose == NEW:
        if application.permit:
            raise Refusal("permit_not_needed", status=422)
        return
    purpose = _PURPOSES.get(application.purpose)
    if purpose is None:
        raise Refusal("purpose_unknown", status=422, purpose=application.purpose[:20])
    if not application.permit:
        raise Refusal("permit_needed", status=422)
    purpose.check(application, actor, now)


def handed_in(application: "Application", case: Case, actor: Actor, now: datetime) -> None:
    """Let the purpose follow the application; raises what refuses, and then nothing is handed in."""
    if application.purpose != NEW:
        _PURPOSES[application.purpose].handed_in(case, application.permit, actor, now)


def purpose_of(case: Case) -> tuple[str, str]:
    """What a case was handed in for, and the number of the permit it is about; ("new", "") for all older ones."""
    opening = case.events.filter(sequence=1).values_list("data", flat=True).first() or {}
    return opening.get("purpose", NEW), opening.get("permit", "")
