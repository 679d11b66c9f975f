"""Which notices a case has, and each of them made from the event it tells of."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from yimen.cases.models import CaseEvent
from yimen.cases.queries import Dossier
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.permits import notice_makers, notices, signature
from yimen.permits.acts.issue import signatory_of
from yimen.permits.notices import TITLES, About, Kind, Notice

# What one organ tells another is as internal as an officer's opinion.
INTERNAL = frozenset({Kind.PRELIMINARY})


@dataclass(frozen=True)
class Listed:
    """One notice that a case has: of which event, of which day, and its title in both languages."""

    sequence: int
    kind: Kind
    day: date
    title: dict[str, str]


def notices_of(shown: Dossier, *, inside: bool) -> list[Listed]:
    """The notices of a case, first to last; from one organ to another (INTERNAL) only for readers inside."""
    return [
        Listed(event.sequence, kind, shanghai_date(event.at), {"zh": TITLES[kind][0], "en": TITLES[kind][1]})
        for event in shown.events
        if (kind := kind_in(event, shown)) is not None and (inside or kind not in INTERNAL)
    ]


def kind_of(event: CaseEvent) -> Kind | None:
    """The notice that an event brings, or nothing."""
    if event.kind in ("decided", "decided_at_once"):
        return Kind.GRANT if event.data.get("outcome") == "grant" else Kind.REFUSAL
    return {
        "submitted": Kind.RECEIPT,
        "correction_notified": Kind.CORRECTION,
        "accepted": Kind.ACCEPTANCE,
        "acceptance_refused": Kind.NON_ACCEPTANCE,
        "deemed_accepted": Kind.DEEMED_ACCEPTANCE,
        "preliminary_reported": Kind.PRELIMINARY,
        "clock_stopped": Kind.STOP,
        "clock_resumed": Kind.RESUMPTION,
        "extended": Kind.EXTENSION,
        "hearing_announced": Kind.HEARING_ANNOUNCEMENT,
        "hearing_right_told": Kind.HEARING_RIGHT,
        "hearing_notified": Kind.HEARING,
        "terminated": Kind.TERMINATION,
        "rectification_ordered": Kind.RECTIFICATION,
    }.get(event.kind)


def kind_in(event: CaseEvent, shown: Dossier) -> Kind | None:
    """The same within its case: an acceptance that only confirms what the law accepted before has a notice of its own."""
    kind = kind_of(event)
    if kind is Kind.ACCEPTANCE and any(
        each.kind == "deemed_accepted" and each.sequence < event.sequence for each in shown.events
    ):
        return Kind.ACCEPTANCE_CONFIRMED
    return kind


def signed_notice(shown: Dossier, sequence: int, *, inside: bool) -> tuple[Kind, bytes]:
    """The notice of one event as a signed PDF, dated as the event: asked for again, it says the same.

    Raises Refusal notice_not_there (404).
    """
    event = next((event for event in shown.events if event.sequence == sequence), None)
    kind = kind_in(event, shown) if event else None
    if event is None or kind is None or (kind in INTERNAL and not inside):
        raise Refusal("notice_not_there", status=404)
    notice = notice_makers.make(shown, event, kind, _about(shown))
    return kind, _signed(notice, shown, event.at)


def _signed(notice: Notice, shown: Dossier, at: datetime) -> bytes:
    return signature.sign(
        notices.pdf(notice, at),
        signatory_of(shown.case.agency),
        at,
        reason=f"{TITLES[notice.kind][0]}：{shown.case.number}",
        contact=notice.about.address,
        timestamp_url=settings.YIMEN_TIMESTAMP_URL,
    )


def _about(shown: Dossier) -> About:
    case = shown.case
    return About(
        case_number=case.number,
        service=case.service.name,
        applicant=case.applicant.name,
        organ=case.agency.name,
        organ_en=case.agency.name_en,
        submitted_on=shanghai_date(case.submitted_at),
        address=f"{settings.YIMEN_PUBLIC_URL}/track/?number={case.number}",
    )
