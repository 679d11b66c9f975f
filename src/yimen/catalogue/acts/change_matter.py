"""Set up, change or cancel a matter of the basic catalogue: a new version from its day on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from yimen import codes
from yimen.catalogue.acts.guarding import demand_day
from yimen.catalogue.models import Level, Matter, MatterType, MatterVersion, Service
from yimen.catalogue.proposing import APPROVERS, demand_role
from yimen.clock import shanghai_date
from yimen.codes.matter_codes import BASIC_LENGTH
from yimen.errors import Refusal
from yimen.procedure import Actor

TYPE_IN_CODE = slice(2, 4)


@dataclass(frozen=True)
class MatterRow:
    """How a matter is to stand. planned_from, planned_until: the days that the basic catalogue announces."""

    name: str
    type: str
    level: str = Level.COUNTY
    name_en: str = ""
    basis: str = ""
    state: str = MatterVersion.State.IN_FORCE
    short_code: str = ""
    local_code: str = ""
    planned_from: date | None = None
    planned_until: date | None = None


@transaction.atomic
def change_matter(
    matter: Matter | None, row: MatterRow, *, actor: Actor, now: datetime, valid_from: date, reason: str, code: str = ""
) -> MatterVersion:
    """matter: None sets up a new one with `code`, 12 characters or a place's own form.

    Raises Refusal: change_needs_role (403); change_reason_missing, change_day_past, matter_name_missing, matter_type_wrong,
    change_level_wrong, matter_state_wrong, matter_plan_reversed, matter_code_wrong, matter_code_type and those of `codes`
    (422); matter_code_taken, matter_starts_too_early, matter_in_use (409).
    """
    demand_role(actor, APPROVERS)
    if not reason.strip():
        raise Refusal("change_reason_missing", status=422)
    demand_day(valid_from, shanghai_date(now))
    _check(row)
    kept = _locked(matter, row, code)
    last = kept.versions.order_by("-number").first() if kept.pk else None
    if last is not None and valid_from <= last.valid_from:
        raise Refusal("matter_starts_too_early", matter=kept.name, begin=last.valid_from.isoformat())
    if row.state == MatterVersion.State.CANCELLED:
        _refuse_in_use(kept)
    _take_over(kept, row)
    if last is not None:
        last.valid_to = valid_from - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    told = {name: getattr(row, name) for name in ("type", "level", "state", "planned_from", "planned_until")}
    return MatterVersion.objects.create(
        matter=kept,
        number=last.number + 1 if last else 1,
        valid_from=valid_from,
        name=kept.name,
        name_en=kept.name_en,
        basis=row.basis.strip(),
        reason=reason.strip()[:500],
        published_at=now,
        created_by=actor.who,
        **told,
    )


def _check(row: MatterRow) -> None:
    if not row.name.strip():
        raise Refusal("matter_name_missing", status=422)
    if row.type not in MatterType.values:
        raise Refusal("matter_type_wrong", status=422, type=row.type[:10])
    if row.level not in Level.values:
        raise Refusal("change_level_wrong", status=422, level=row.level[:10])
    if row.state not in MatterVersion.State.values:
        raise Refusal("matter_state_wrong", status=422, state=row.state[:20])
    if row.planned_from and row.planned_until and row.planned_until < row.planned_from:
        raise Refusal("matter_plan_reversed", status=422)


def _locked(matter: Matter | None, row: MatterRow, code: str) -> Matter:
    if matter is not None:
        return Matter.objects.select_for_update().get(pk=matter.pk)
    written = code.strip().upper()
    if len(written) == BASIC_LENGTH and written.isalnum():
        parts = codes.split_basic_code(written)
        if parts.type != row.type:
            raise Refusal("matter_code_type", status=422, value=written, type=row.type)
    elif not 4 <= len(written) <= 50 or any(
        not (sign.isascii() and (sign.isalnum() or sign in ".-_")) for sign in written
    ):
        raise Refusal("matter_code_wrong", status=422, value=code[:50])
    if Matter.objects.filter(code=written).exists():
        raise Refusal("matter_code_taken", value=written)
    return Matter(code=written)


def _refuse_in_use(matter: Matter) -> None:
    """A matter that services still implement is cancelled after them."""
    using = Service.objects.filter(matter=matter).exclude(status=Service.Status.RETIRED).count() if matter.pk else 0
    if using:
        raise Refusal("matter_in_use", matter=matter.name, number=using)


def _take_over(kept: Matter, row: MatterRow) -> None:
    kept.name, kept.name_en = row.name.strip()[:500], row.name_en.strip()[:500]
    kept.type, kept.level = row.type, row.level
    kept.short_code = codes.check_short_basic(row.short_code) if row.short_code else ""
    kept.local_code = row.local_code.strip()[:50]
    kept.save()
