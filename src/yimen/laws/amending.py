"""What the acts on amendments share: who may do what, in which order, and the step that is written down."""

from datetime import date, datetime
from typing import Any

from yimen.errors import Refusal
from yimen.laws.models import Amendment, AmendmentStep
from yimen.procedure import ROLE_WORDS, Actor, Role

DRAFTERS = (Role.LEGAL_OFFICE, Role.REFORM_OFFICE)
REVIEWERS = (Role.LEGAL_OFFICE,)
PUBLISHERS = (Role.REFORM_OFFICE,)
READERS = (*DRAFTERS, Role.ADMIN)
AFTER: dict[str, tuple[str, ...]] = {
    Amendment.Status.REVIEWED: (Amendment.Status.DRAFT,),
    Amendment.Status.PUBLISHED: (Amendment.Status.REVIEWED,),
    Amendment.Status.RETURNED: (Amendment.Status.DRAFT, Amendment.Status.REVIEWED),
}
ENDED = (Amendment.Status.PUBLISHED, Amendment.Status.RETURNED)
EARLIEST, LATEST = date(1949, 10, 1), date(2199, 12, 31)


def demand_role(actor: Actor, roles: tuple[Role, ...]) -> None:
    """Raise Refusal law_change_needs_role (403) unless the actor holds one of the roles."""
    if not actor.roles.intersection(roles):
        raise Refusal("law_change_needs_role", status=403, role=ROLE_WORDS[roles[-1]])


def demand_day(day: date) -> date:
    """The day. Raises Refusal law_day_out_of_range (422)."""
    if not EARLIEST <= day <= LATEST:
        raise Refusal("law_day_out_of_range", status=422, day=day.isoformat())
    return day


def demand_text(text: str, missing: str, limit: int) -> str:
    """The text without blanks around it. Raises Refusal (422): `missing`, law_text_too_long."""
    told = text.replace("\x00", "").strip()
    if not told:
        raise Refusal(missing, status=422)
    return demand_length(told, limit)


def demand_length(text: str, limit: int) -> str:
    """The text. Raises Refusal law_text_too_long (422)."""
    if len(text) > limit:
        raise Refusal("law_text_too_long", status=422, limit=limit)
    return text


def locked(amendment_id: int) -> Amendment:
    """The amendment, its row locked. Raises Refusal law_change_not_found (404)."""
    found = Amendment.objects.select_for_update(of=("self",)).select_related("law").filter(pk=amendment_id).first()
    if found is None:
        raise Refusal("law_change_not_found", status=404)
    return found


def demand_order(amendment: Amendment, following: Amendment.Status) -> None:
    """Raise Refusal law_change_out_of_order (409) unless the step may follow now."""
    if amendment.status not in AFTER[following]:
        step, state = Amendment.Status(following).label, Amendment.Status(amendment.status).label
        raise Refusal("law_change_out_of_order", step=step, state=state)


def demand_other_than(amendment: Amendment, status: Amendment.Status, actor: Actor, code: str) -> None:
    """Raise Refusal `code` (403) where the same person took that step."""
    if step_of(amendment, status) == actor.who:
        raise Refusal(code, status=403)


def step_of(amendment: Amendment, status: str) -> str:
    """Who took this step last; empty: nobody."""
    return amendment.steps.filter(status=status).order_by("-pk").values_list("who", flat=True).first() or ""


def take_step(amendment: Amendment, status: Amendment.Status, actor: Actor, now: datetime, remark: str = "") -> None:
    """Write the step down and move the amendment on."""
    told: dict[str, Any] = {
        "who": actor.who,
        "name": actor.name,
        "remark": remark.replace("\x00", "").strip()[:500],
    }
    AmendmentStep.objects.create(amendment=amendment, status=status, at=now, **told)
    amendment.status = status
    amendment.save(update_fields=["status", "law"])
