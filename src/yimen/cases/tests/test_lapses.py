"""What time alone does to a case on a real database: written once, by the worker or by whoever acts first."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections

from yimen.cases import acts
from yimen.cases.acts.lapse import lapse, lapsing
from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.models import Case, CaseEvent
from yimen.cases.tests.factories import MORNING, make_actor, make_case
from yimen.errors import Refusal
from yimen.jobs.nightly import write_lapses
from yimen.procedure import Role

LATE = MORNING + timedelta(days=20)


def kinds(case: Case) -> list[str]:
    return list(case.events.order_by("sequence").values_list("kind", flat=True))


@pytest.mark.django_db
class TestDeemedAcceptance:
    def test_the_row_knows_the_day_on_which_it_comes(self) -> None:
        case = make_case()
        assert case.next_lapse is not None and case.due_correction is not None
        assert case.next_lapse == case.due_correction + timedelta(days=1)
        assert lapsing(MORNING + timedelta(days=7)) == []
        assert lapsing(MORNING + timedelta(days=8)) == [case.number]

    def test_the_worker_writes_it_once_with_the_day_of_receipt(self) -> None:
        case = make_case()
        assert (write_lapses(LATE), write_lapses(LATE)) == (1, 0)
        case.refresh_from_db()
        assert kinds(case) == ["submitted", "deemed_accepted"]
        assert (case.state, case.accepted_at, case.next_lapse) == ("accepted", case.submitted_at, None)
        assert differences(case.number) == []
        assert broken_chain(case.number) is None

    def test_who_acts_too_late_is_told_and_the_case_waits_for_the_worker(self) -> None:
        case = make_case()
        officer = make_actor(Role.OFFICER, agency=case.agency)
        with pytest.raises(Refusal, match="deemed_accepted"):
            acts.notify_correction(case.number, actor=officer, now=LATE, items=["营业执照"])
        assert kinds(case) == ["submitted"]

    def test_who_acts_first_writes_it_before_the_own_act(self) -> None:
        case = make_case()
        officer = make_actor(Role.OFFICER, agency=case.agency)
        done = acts.accept(case.number, actor=officer, now=LATE)
        assert kinds(case) == ["submitted", "deemed_accepted", "accepted"]
        assert (done.sequence, done.accepted_at) == (3, case.submitted_at)
        assert differences(case.number) == []

    def test_a_case_that_is_not_overtaken_is_left_alone(self) -> None:
        case = make_case(state="accepted")
        assert lapse(case.number, now=LATE).sequence == 2


@pytest.mark.django_db(transaction=True)
class TestRaces:
    def at_once(self, many: int, act: Callable[[int], object]) -> list[str]:
        """What became of `many` tries that began in one moment."""
        outcomes: list[str] = []
        start = threading.Barrier(many)

        def attempt(place: int) -> None:
            start.wait()
            try:
                act(place)
                outcomes.append("done")
            except Refusal as refusal:
                outcomes.append(refusal.code)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=attempt, args=(place,)) for place in range(many)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(outcomes)

    def test_workers_and_officers_at_once_write_a_lapse_once(self) -> None:
        case = make_case()
        officer = make_actor(Role.OFFICER, agency=case.agency)

        def act(place: int) -> object:
            if place % 2:
                return lapse(case.number, now=LATE)
            return acts.accept(case.number, actor=officer, now=LATE)

        outcomes = self.at_once(8, act)
        assert outcomes == ["already_accepted"] * 3 + ["done"] * 5
        assert kinds(case) == ["submitted", "deemed_accepted", "accepted"]
        assert broken_chain(case.number) is None

    def test_sixty_four_officers_on_one_case_yield_one_decision(self) -> None:
        case = make_case(state="examined")
        heads = [make_actor(Role.SECTION_HEAD, agency=case.agency) for _each in range(8)]
        decided_at = MORNING + timedelta(days=1)

        def act(place: int) -> object:
            return acts.decide(case.number, actor=heads[place % 8], now=decided_at, outcome="grant")

        assert self.at_once(64, act) == ["act_not_in_state"] * 63 + ["done"]
        assert CaseEvent.objects.filter(case=case, kind="decided").count() == 1
        assert broken_chain(case.number) is None
        assert differences(case.number) == []
