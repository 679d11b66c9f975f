"""Take parts of a guide in as a list tells them: into the change of the service that is being written, begun where there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from yimen.catalogue.acts.draft_version import draft_version
from yimen.catalogue.acts.write_part import write_whole
from yimen.catalogue.acts.writing import last_version, row_of
from yimen.catalogue.models import ChangeKind, Proposal, Service
from yimen.catalogue.proposing import DONE
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def take_in_guide(
    service: Service, names: Sequence[str], content: Mapping[str, Any], *, actor: Actor, now: datetime, reason: str
) -> Proposal:
    """Put the named parts of `content` in the place of those of the guide. Its section looks it through and hands it in.

    Raises Refusal: change_waiting (409): another change is with those who review; those of `draft_version` and `write_whole`.
    """
    proposal = service.proposals.exclude(status__in=DONE).first()
    if proposal is None:
        proposal = draft_version(service, ChangeKind.GUIDE, **_why(service, actor, now, reason))
    elif proposal.status != Proposal.Status.WRITING:
        raise Refusal("change_waiting", service=service.name)
    for name in names:
        proposal = write_whole(proposal.pk, name, content, actor=actor, now=now)
    return proposal


@transaction.atomic
def take_in_terms(
    service: Service, statutory: str, promised: str, *, actor: Actor, now: datetime, reason: str
) -> Proposal:
    """The terms of a service without a guide, as a change that is being written. Raises Refusal as `draft_version`."""
    row = replace(row_of(service, last_version(service)), statutory=statutory, promised=promised)
    return draft_version(service, ChangeKind.ADJUST, row=row, **_why(service, actor, now, reason))


def _why(service: Service, actor: Actor, now: datetime, reason: str) -> dict[str, Any]:
    """The file is the reason, and stands for the basis until the section names one."""
    begin = _first_day(service, shanghai_date(now))
    why = {"actor": actor, "now": now, "valid_from": begin, "reason": reason, "basis": reason}
    return why | {"hand_in": False}


def _first_day(service: Service, today: date) -> date:
    last = last_version(service)
    return max(today, last.valid_from + timedelta(days=1)) if last else today
