"""The permits of the demo: in every state of law around `now`, some ending soon, one deemed renewed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction

from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.catalogue.queries import current_version
from yimen.clock import shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.demo import Progress
from yimen.demo.district import DISTRICT
from yimen.demo.load.cases import Teller, kind_of, open_services
from yimen.demo.stories import REMEDIES, Kind, Planner, Story
from yimen.permits.acts import PERFORM
from yimen.permits.acts.lapse import lapse, lapse_all
from yimen.permits.acts.reissue import reissue
from yimen.permits.models import Permit
from yimen.workdays.calendars import calendar_of

AGENCY = "scjg"  # the department whose logins are printed
UNFIT = {
    "ground": "unqualified",
    "reason": "经查，取得许可时不具备经营场所条件。",
    "compensation": "按评估结果赔偿直接损失。",
}
FRAUD = {"ground": "fraud", "reason": "申请时提交伪造的场所使用证明。"}
RECALL = {
    "ground": "facts_changed",
    "public_interest": "所在地块列入地铁建设用地，须停止经营。",
    "compensation": "按评估价补偿装修和停业损失。",
}
PENALTY = {"decision": "沪宝市监处〔2026〕0117号", "reason": "使用超过保质期的食品原料，情节严重。"}
TOLD = {"facts": "使用超过保质期的食品原料，拟吊销许可证。"}


@dataclass(frozen=True)
class Deed:
    """One act on a permit, so many days from today. by: as in `stories.Deed`."""

    days: int
    act: str
    by: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Lot:
    """One permit: its end, so many days from today (the grant lies a whole term before), and what was done to it."""

    key: str
    ends: int
    deeds: tuple[Deed, ...] = ()
    own: bool = False


LOTS = (
    Lot("ending-own", 45, own=True),
    Lot("asked-own", 20, (Deed(-16, "ask_renewal", "applicant"),), own=True),
    Lot("ending", 25),
    Lot("renewed", 15, (Deed(-40, "ask_renewal", "applicant"), Deed(-12, "renew", "head"))),
    Lot("deemed", -30, (Deed(-75, "ask_renewal", "applicant"),)),
    Lot("expired", -12),
    Lot("closed", -200, (Deed(-150, "cancel", "head", {"trigger": "expired"}),)),
    Lot("recalled", 500, (Deed(-40, "recall", "chief", RECALL | {"remedies": REMEDIES}),)),
    Lot("revoked", 600, (Deed(-35, "revoke", "chief", UNFIT | {"remedies": REMEDIES}),)),
    Lot("fraud", 650, (Deed(-33, "revoke", "chief", FRAUD | {"remedies": REMEDIES}),)),
    Lot("told", 450, (Deed(-2, "tell_penalty_hearing", "first", TOLD),)),
    Lot(
        "penalised",
        550,
        (
            Deed(-60, "tell_penalty_hearing", "first", TOLD),
            Deed(-30, "penalise", "chief", PENALTY | {"remedies": REMEDIES}),
        ),
    ),
    Lot("changed", 520, (Deed(-20, "change_permit", "head", {"change": "负责人变更"}),)),
    # Granted in these weeks: one waits to be taken over for supervision, one waits too long.
    Lot("fresh", 1822),
    Lot("forgotten", 1806),
)


def load_permits(progress: Progress, now: datetime) -> None:
    """Those that are not there yet; and what time has done to all the others by now."""
    services = {service.code: service for service in open_services()}
    kind, years = _lasting(services)
    teller = Teller(services, now)
    known = set(Case.objects.filter(submission_key__startswith="demo-permit-").values_list("submission_key", flat=True))
    for done, lot in enumerate(LOTS, 1):
        story = _story(lot, kind, years, now, 7000 + done)
        if story.key not in known:
            with transaction.atomic():
                _live(lot, story, teller, now)
        progress("permits", done, len(LOTS))
    lapse_all(now)


def _lasting(services: Mapping[str, Service]) -> tuple[Kind, int]:
    """The most asked-for service of the department whose permits last some years, and how many."""
    for service in services.values():
        kind, years = kind_of(service), current_version(service).parsed.result.valid_years
        if kind.agency == AGENCY and kind.usual and kind.certificate and kind.promised > 1 and years:
            return kind, years
    raise LookupError(f"no service of {AGENCY} grants a permit for some years")


def _story(lot: Lot, kind: Kind, years: int, now: datetime, seed: int) -> Story:
    """The case that was granted a whole term before the permit ends."""
    planner = Planner(calendar_of(DISTRICT), now)
    end = shanghai_date(now) + timedelta(days=lot.ends + 1)
    granted = planner.shift((end - timedelta(days=round(365.25 * years))), 0)
    length = max(1, kind.promised // 2)
    received = planner.shift(granted, -length - 1)
    return Story(
        key=f"demo-permit-{lot.key}",
        kind=kind,
        channel="online",
        submitted_at=planner.at(received, 9, 30),
        deeds=planner.way(kind, received, "delivered", length),
        seed=seed,
        own=lot.own,
    )


def _live(lot: Lot, story: Story, teller: Teller, now: datetime) -> None:
    permit = Permit.objects.get(case__number=teller.tell(story))
    for deed in lot.deeds:
        arguments = dict(deed.arguments)
        if deed.act == "renew":
            assert permit.valid_until is not None, "every kind of these permits has an end"
            arguments["valid_until"] = permit.valid_until.replace(year=permit.valid_until.year + 5, day=1).isoformat()
        actor = teller.actor(teller.login(story, deed.by))
        at = datetime.combine(shanghai_date(now) + timedelta(days=deed.days), time(10, 20), SHANGHAI)
        PERFORM[deed.act](permit.number, actor=actor, now=at, **arguments)
    lapse(permit.number, now=now)
    reissue(permit.number, now=now)
