"""Cases and events as answers, made once for every operation that shows them."""

from datetime import date
from typing import Any

from yimen.api.answers.base import Words
from yimen.api.answers.cases import (
    CaseRow,
    ClockRow,
    DueChangeRow,
    DueMove,
    Dues,
    EventRow,
    MaterialRow,
    ServiceName,
    StopRow,
)
from yimen.api.answers.catalogue import AgencyName
from yimen.cases.models import Case, CaseEvent, CaseMaterial
from yimen.cases.queries.dossier import RunningClock
from yimen.papers.evidence import level_of
from yimen.procedure import ROW_OF_EVENT
from yimen.workdays.models import DueChange

# What an examination says inside the agency is not published before the decision, and its authors never.
_INTERNAL_EVENTS = frozenset({"opined", "step_returned", "preliminary_reported"})
_INTERNAL_FIELDS = frozenset({"note", "party", "key"})


def case_row(case: Case, today: date) -> CaseRow:
    """A case with its service and agency (select_related both)."""
    service, agency = case.service, case.agency
    return CaseRow.model_construct(
        number=case.number,
        state=case.state,
        sequence=case.sequence,
        service=ServiceName.model_construct(
            code=service.code, name=Words.model_construct(zh=service.name, en=service.name_en)
        ),
        agency=AgencyName.model_construct(
            code=agency.code, name=Words.model_construct(zh=agency.name, en=agency.name_en)
        ),
        applicant=case.applicant_label,
        channel=case.channel,
        submitted_at=case.submitted_at,
        accepted_at=case.accepted_at,
        decided_at=case.decided_at,
        closed_at=case.closed_at,
        outcome=case.outcome,
        certificate=case.certificate,
        due=dues(case),
        stopped=case.stopped,
        colour=case.colour(today),
    )


def dues(case: Case) -> Dues:
    """The last days of the periods that run."""
    return Dues.model_construct(
        correction=case.due_correction,
        statutory=case.due_statutory,
        promised=case.due_promised,
        delivery=case.due_delivery,
        next=case.next_due,
    )


def event_row(event: CaseEvent, inside: bool) -> EventRow:
    """One event of the ledger; readers outside get neither opinions nor the names of those who act."""
    row = ROW_OF_EVENT[event.kind]
    return EventRow(
        sequence=event.sequence,
        kind=event.kind,
        act=row.act,
        title=Words(zh=row.title.zh, en=row.title.en),
        article=row.article,
        at=event.at,
        role=event.role,
        who=event.who if inside else "",
        data=dict(event.data) if inside else _outside(event),
        previous_hash=event.previous_hash,
        hash=event.hash,
    )


def clock_row(running: RunningClock) -> ClockRow:
    """One legal period with its count."""
    run, state = running.run, running.state
    return ClockRow(
        name=run.name,
        article=run.article,
        term=str(run.term),
        started=run.started,
        ended=run.ended,
        due=state.due,
        used=state.used,
        remaining=state.remaining,
        stopped=state.stopped,
        stops=[StopRow(begin=stop.begin, end=stop.end) for stop in run.stops],
        extended_by=str(run.extended_by) if run.extended_by else "",
        about=run.about,
        provisional=state.provisional,
        colour=state.colour,
    )


def due_change_row(change: DueChange) -> DueChangeRow:
    """One decision about the calendar, with what it moved."""
    return DueChangeRow(
        at=change.at,
        kind=change.why["kind"],
        year=change.why.get("year"),
        day=change.why.get("day"),
        moves=[
            DueMove(clock=move["clock"], before=move["from"], after=move["to"], provisional=move["provisional"])
            for move in change.moves
        ],
    )


def material_row(material: CaseMaterial) -> MaterialRow:
    """One file handed in."""
    stored = material.file
    return MaterialRow(
        code=material.code,
        file=stored.id,
        name=stored.name,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
        round=material.round,
        level=level_of(stored.evidence).value,
    )


def _outside(event: CaseEvent) -> dict[str, Any]:
    if event.kind in _INTERNAL_EVENTS:
        return {}
    private = {argument.name for argument in ROW_OF_EVENT[event.kind].arguments if argument.private}
    return {name: value for name, value in event.data.items() if name not in _INTERNAL_FIELDS | private}
