"""Acts without a lock: what was decided on a case is written only where the case is still that case."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from yimen.cases import acts, store
from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.models import Case
from yimen.cases.tests.factories import MORNING, make_actor, make_case
from yimen.errors import Refusal
from yimen.procedure import Actor, Role, attempt

pytestmark = pytest.mark.django_db


def between(monkeypatch: pytest.MonkeyPatch, other: Callable[[], object]) -> None:
    """Let somebody else act once, right after the case was read without its lock."""
    load, waiting = store.load, [other]

    def read(number: str, *, lock: bool) -> store.Loaded:
        loaded = load(number, lock=lock)
        if not lock and waiting:
            waiting.pop()()
        return loaded

    monkeypatch.setattr(store, "load", read)


def officer_of(case: Case) -> Actor:
    return make_actor(Role.OFFICER, agency=case.agency)


def accept(case: Case, officer: Actor, **more: Any) -> Case:
    return acts.accept(case.number, actor=officer, now=MORNING + timedelta(hours=2), **more)


def pre_review(case: Case, officer: Actor) -> Case:
    return acts.pre_review(case.number, actor=officer, now=MORNING + timedelta(hours=1))


def test_whoever_was_overtaken_decides_again_on_what_is_there_now(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    officer, other = officer_of(case), officer_of(case)
    between(monkeypatch, lambda: pre_review(case, other))
    assert accept(case, officer).sequence == 3
    assert list(case.events.order_by("sequence").values_list("kind", flat=True)) == [
        "submitted",
        "pre_reviewed",
        "accepted",
    ]
    assert broken_chain(case.number) is None
    assert differences(case.number) == []


def test_whoever_said_what_they_saw_is_told_that_it_is_so_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    officer, other = officer_of(case), officer_of(case)
    between(monkeypatch, lambda: pre_review(case, other))
    with pytest.raises(Refusal, match="case_moved_on"):
        accept(case, officer, expected_sequence=1)
    assert case.events.count() == 2


def test_the_same_act_twice_is_refused_the_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    officer = officer_of(case)
    between(monkeypatch, lambda: accept(case, officer))
    with pytest.raises(Refusal, match="already_accepted"):
        accept(case, officer)
    assert case.events.count() == 2


def test_the_same_key_twice_is_one_act(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case()
    officer = officer_of(case)
    between(monkeypatch, lambda: accept(case, officer, idempotency_key="one"))
    assert accept(case, officer, idempotency_key="one").sequence == 2
    assert case.events.count() == 2


def test_nothing_is_written_on_a_case_that_has_moved_on() -> None:
    case = make_case()
    officer = officer_of(case)
    loaded = store.load(case.number, lock=False)
    event = attempt(loaded.file, "accept", officer, MORNING + timedelta(hours=2), {}, loaded.rules, loaded.calendar)
    pre_review(case, officer)
    with pytest.raises(store.Overtaken):
        store.append(loaded, event, recorded_at=MORNING, key=None)
    assert case.events.count() == 2
