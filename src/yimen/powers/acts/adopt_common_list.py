"""A town or sub-district adopts the common list, with what is otherwise there. A new adoption replaces the one before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from yimen.agencies.models import Agency
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.powers.models import Adoption, LocalException, PowerVersion
from yimen.powers.states import on_day
from yimen.procedure import Actor, Role

TOWNS = (Agency.Kind.TOWN, Agency.Kind.SUBDISTRICT)
ADOPTERS = (Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.REFORM_OFFICE)


@dataclass(frozen=True)
class Otherwise:
    """One exception. kind: "left_out" or "changed"; text: how it is there, for the latter."""

    code: str
    kind: str
    reason: str
    text: str = ""


@transaction.atomic
def adopt_common_list(
    agency: Agency,
    valid_from: date,
    exceptions: Iterable[Otherwise],
    *,
    document: str,
    actor: Actor,
    now: datetime,
    recorded: bool = True,
) -> Adoption:
    """The adoption, in force from the day on.

    recorded  a list tells what was adopted before; False: it is decided now, and not for days that are over
    Raises Refusal: adoption_needs_town, adoption_needs_role (403), adoption_document_missing, adoption_day_past,
    adoption_starts_too_early, and those of the exceptions: exception_kind_unknown, _reason_missing, _text_missing,
    _not_common, _twice (422).
    """
    demand_adopter(agency, actor)
    if not document.strip():
        raise Refusal("adoption_document_missing", status=422)
    today = shanghai_date(now)
    if not recorded and valid_from < today:
        raise Refusal("adoption_day_past", status=422, day=valid_from.isoformat(), today=today.isoformat())
    given = list(exceptions)
    powers = _common_powers(given, valid_from)
    Agency.objects.select_for_update().get(pk=agency.pk)
    last = Adoption.objects.filter(agency=agency, valid_to=None).first()
    if last is not None:
        if valid_from <= last.valid_from:
            raise Refusal("adoption_starts_too_early", begin=last.valid_from.isoformat())
        last.valid_to = valid_from - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    adoption = Adoption.objects.create(
        agency=agency, valid_from=valid_from, document=document.strip()[:200], adopted_at=now, adopted_by=actor.who
    )
    LocalException.objects.bulk_create(
        LocalException(
            adoption=adoption,
            power_id=powers[each.code],
            kind=each.kind,
            text=each.text.strip()[:500],
            reason=each.reason.strip()[:500],
        )
        for each in given
    )
    return adoption


def demand_adopter(agency: Agency, actor: Actor) -> None:
    """A town itself, by the head of a section or its own, or the reform office for it. Raises Refusal (422, 403)."""
    if agency.kind not in TOWNS:
        raise Refusal("adoption_needs_town", status=422, agency=agency.title)
    own = actor.agency == agency.code and bool(actor.roles.intersection(ADOPTERS))
    if not own and Role.REFORM_OFFICE not in actor.roles:
        raise Refusal("adoption_needs_role", status=403)


def _common_powers(given: list[Otherwise], day: date) -> dict[str, int]:
    """The powers that the exceptions name, by code; each exception is checked."""
    common = PowerVersion.objects.filter(on_day(day), agency=None, power__code__in=[each.code for each in given])
    powers = dict(common.values_list("power__code", "power_id"))
    seen: set[str] = set()
    for each in given:
        if each.kind not in LocalException.Kind.values:
            raise Refusal("exception_kind_unknown", status=422)
        if each.code not in powers:
            raise Refusal("exception_not_common", status=422, power=each.code)
        if each.code in seen:
            raise Refusal("exception_twice", status=422, power=each.code)
        if not each.reason.strip():
            raise Refusal("exception_reason_missing", status=422, power=each.code)
        if (each.kind == LocalException.Kind.CHANGED) != bool(each.text.strip()):
            raise Refusal("exception_text_missing", status=422, power=each.code)
        seen.add(each.code)
    return powers
