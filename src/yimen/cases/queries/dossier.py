"""One case, whole: its row, what its events say, its clocks on a day, its form and materials."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from yimen import clock
from yimen.cases import access, private, store
from yimen.cases.models import Answers, Case, CaseEvent, CaseMaterial
from yimen.cases.open_points import yellow_share
from yimen.cases.rules import calendar_of, content_of
from yimen.catalogue.content import ServiceContent
from yimen.errors import Refusal
from yimen.procedure import Actor, CaseFile, ClockRun, ServiceRules
from yimen.workdays.models import DueChange
from yimen.workdays.queries import due_changes


@dataclass(frozen=True)
class RunningClock:
    """A legal period of the case with its count on the day asked about."""

    run: ClockRun
    state: clock.ClockState


@dataclass(frozen=True)
class Dossier:
    """A case as a page or the API shows it.

    recorded  how many of its events are shown; None: all of them
    """

    case: Case
    file: CaseFile
    rules: ServiceRules
    calendar: clock.Calendar
    as_of: date
    recorded: int | None = None

    def clear(self, value: str) -> str:
        """A private value of an event (a third party's name, its words) as it was given; one query for all of a case."""
        if not private.is_token(value):
            return value
        if value not in self.private and self.file.erased:
            return self._erased(value)
        return private.clear(value, self.private)

    def _erased(self, token: str) -> str:
        """When it was erased, in the place of what it was."""
        kinds = private.kinds_of(self.case).get(token, set())
        last = max((each.day for each in self.file.erased if kinds & set(each.kinds)), default=None)
        return _("(erased on %(day)s)") % {"day": last.isoformat()} if last else private.clear(token, {})

    @cached_property
    def private(self) -> dict[str, str]:
        """The private values of the case by the tokens that stand for them in its events. For staff only."""
        return private.values_of(self.case)

    @cached_property
    def content(self) -> ServiceContent:
        """What the service demanded in the version the case was handed in under."""
        return content_of(self.case.service_id, self.case.service_version)

    @cached_property
    def clocks(self) -> list[RunningClock]:
        """Every period of the case; those that ended are counted to their end, by the calendar of that day."""
        return [RunningClock(run, self._read(run)) for run in self.file.clocks]

    def _read(self, run: ClockRun) -> clock.ClockState:
        if run.ended is None:
            return clock.run(run.started, run.term, self.calendar, run.stops, self.as_of, yellow_share())
        calendar = calendar_of(self.case.district, run.ended)
        return clock.run(run.started, run.term, calendar, run.stops, run.ended, yellow_share())

    @cached_property
    def events(self) -> list[CaseEvent]:
        return [event for event in history(self.case) if self.recorded is None or event.sequence <= self.recorded]

    @cached_property
    def due_changes(self) -> list[DueChange]:
        """What decisions about the calendar did to its last days by the day asked about, first to last."""
        return [change for change in due_changes(self.case.number) if clock.shanghai_date(change.at) <= self.as_of]

    @cached_property
    def materials(self) -> list[CaseMaterial]:
        found = self.case.materials.select_related("file").order_by("round", "id")
        return list(found if self.recorded is None else found.filter(round__lte=self.recorded))


def case_for(actor: Actor, number: str) -> Case:
    """The one door to a case. Raises Refusal case_not_found (404) or case_of_other_agency (403)."""
    case = Case.objects.select_related("service", "agency", "applicant").filter(number=number).first()
    if case is None:
        raise Refusal("case_not_found", status=404)
    owner = case.applicant.user_id
    access.require_seeing(actor, case, case.agency.code, str(owner) if owner else "")
    return case


def dossier(case: Case, as_of: date) -> Dossier:
    """The case with everything that follows from its events. Two round trips, more when parts are asked for."""
    loaded = store.load(case.number, lock=False)
    return Dossier(case, loaded.file, loaded.rules, loaded.calendar, as_of)


def history(case: Case) -> list[CaseEvent]:
    """The events of a case, first to last."""
    return list(case.events.order_by("sequence"))


def stored_answers(case: Case) -> dict[str, Any]:
    """The form as it was handed in, in clear: ask `case_for` first, and log the look where it shows identities."""
    answers = Answers.objects.filter(case=case).first()
    return json.loads(answers.content) if answers else {}
