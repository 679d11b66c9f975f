"""The one an applicant acts for: themselves, or an organisation chosen in the header. What it allows, every act asks anew.

The session remembers id and name, so that pages show the choice without a query; pages that work with it ask whether it
still holds.
"""

from dataclasses import dataclass

from django.http import HttpRequest

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.models import Organisation
from yimen.parties.queries import may_act_for
from yimen.procedure import Role

KEY = "acting_for"


@dataclass(frozen=True)
class Chosen:
    """The organisation as the header names it."""

    id: int
    name: str


def chosen(request: HttpRequest) -> Chosen | None:
    """What was chosen in this session; None: oneself. No query."""
    actor = getattr(request, "actor", None)
    if actor is None or Role.APPLICANT not in actor.roles:
        return None
    kept = request.session.get(KEY)
    return Chosen(int(kept["id"]), str(kept["name"])) if kept else None


def organisations(request: HttpRequest) -> list[Organisation]:
    """For whom the account may act today."""
    now = request.now  # type: ignore[attr-defined]
    return may_act_for(int(request.actor.who), shanghai_date(now))  # type: ignore[attr-defined]


def current(request: HttpRequest) -> Organisation | None:
    """The chosen organisation, if the account may still act for it; else the choice is dropped. Asks only when one is made."""
    picked = chosen(request)
    if picked is None:
        return None
    found = next((each for each in organisations(request) if each.pk == picked.id), None)
    if found is None:
        del request.session[KEY]
    return found


def choose(request: HttpRequest, organisation_id: int | None) -> None:
    """Act for this organisation from now on; None: for oneself. Raises Refusal organisation_not_found (404)."""
    if organisation_id is None:
        request.session.pop(KEY, None)
        return
    found = next((each for each in organisations(request) if each.pk == organisation_id), None)
    if found is None:
        raise Refusal("organisation_not_found", status=404)
    request.session[KEY] = {"id": found.pk, "name": found.name}
