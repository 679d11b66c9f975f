"""Who may not apply again: bars that follow from decisions on cases (行政许可法 78), asked at every hand-in (78, 79)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from yimen import procedure
from yimen.cases import store
from yimen.cases.acting import Act, act
from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.acts.bar_applicant import bar_applicant
from yimen.parties.models import Bar
from yimen.procedure import Actor, Event

FALSE_STATEMENT = "行政许可法 78"


def kind_of(service: Service) -> str:
    """What a bar is about: the matter, which other services may implement too; the service, where it belongs to none."""
    return service.matter.code if service.matter else service.code


def require_not_barred(bars: Iterable[Bar], service: Service) -> None:
    """Raise Refusal applicant_barred (409; article, until) where one of the bars in force is about this service."""
    bar = next((each for each in bars if each.kind == kind_of(service)), None)
    if bar is not None:
        raise Refusal("applicant_barred", article=bar.article, law=bar.article, until=bar.last_day.isoformat())


def act_that_may_bar(name: str) -> Act:
    """The act of this name; where it rests on false statements, the bar comes with it or neither does."""
    plain = act(name)

    def done(number: str, *, actor: Actor, now: datetime, **told: Any) -> Case:
        if told.get("false_statement") != "yes" and told.get("ground") != "false_statement":
            return plain(number, actor=actor, now=now, **told)
        with transaction.atomic():
            case = plain(number, actor=actor, now=now, **told)
            _bar(case, now)
        return case

    done.__name__ = done.__qualname__ = name
    return done


def _bar(case: Case, now: datetime) -> None:
    loaded = store.load(case.number, lock=False)
    if loaded.file.barred_years:
        bar_applicant(
            identifier_index=case.applicant.identifier_index,
            kind=kind_of(case.service),
            years=loaded.file.barred_years,
            article=FALSE_STATEMENT,
            decided_on=_decided_on(loaded.events),
            origin=case.number,
            now=now,
        )


def _decided_on(events: tuple[Event, ...]) -> date:
    ended = {row.event for row in procedure.ACTS if row.act in ("decide", "decide_at_once", "refuse_acceptance")}
    return shanghai_date(next(event.at for event in reversed(events) if event.kind in ended))
