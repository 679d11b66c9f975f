"""The root of each day over all cases as they stood at its end: one a day, chained, caught up, and the same again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from yimen.cases import acts, heads
from yimen.cases.acts import seal_days as module
from yimen.cases.acts.seal_days import seal_days
from yimen.cases.heads import end_of
from yimen.cases.models import Case, CaseEvent
from yimen.cases.tests.factories import MORNING, make_actor, make_case
from yimen.cases.tests.tampering import triggers_off
from yimen.ledger.chain import GENESIS
from yimen.ledger.merkle import EMPTY, leaf, root_of
from yimen.ledger.models import DailyRoot
from yimen.ledger.roots import Signature
from yimen.procedure import Role

pytestmark = pytest.mark.django_db
FIRST = date(2016, 6, 1)
DAY = timedelta(days=1)


def sign(text: bytes) -> Signature:
    """No key is needed to see what would be signed."""
    return Signature("none", text.hex(), "")


def by_hand(day: date) -> str:
    """The root of a day, from the events alone and without any of the streaming."""
    leaves = []
    for case in Case.objects.order_by("id"):
        last = CaseEvent.objects.filter(case=case, recorded_at__lt=end_of(day)).order_by("sequence").last()
        if last is not None:
            leaves.append(leaf(case.number, last.sequence, last.hash))
    return root_of(leaves).hex()


def accept(case: Case, now: datetime) -> None:
    acts.PERFORM["accept"](case.number, actor=make_actor(Role.OFFICER, agency=case.agency), now=now)


def test_without_a_case_there_is_nothing_to_sign() -> None:
    assert seal_days(MORNING, sign).days == []
    assert not DailyRoot.objects.exists()


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (MORNING, 0),
        (end_of(FIRST) - timedelta(seconds=1), 0),
        (end_of(FIRST) + timedelta(minutes=9), 0),
        (end_of(FIRST) + timedelta(minutes=11), 1),
        (datetime(2016, 6, 1, 16, 17, tzinfo=UTC), 1),
        (MORNING + 30 * DAY, 30),
    ],
)
def test_a_day_is_signed_when_it_is_over_in_shanghai(now: datetime, days: int) -> None:
    make_case()
    assert len(seal_days(now, sign).days) == days


def test_each_root_holds_all_cases_as_they_stood_and_the_hash_of_the_day_before() -> None:
    first = make_case()
    second = make_case(now=MORNING + 2 * DAY)
    accept(first, MORNING + 3 * DAY)
    third = make_case(state="accepted", now=MORNING + 3 * DAY)
    accept(second, MORNING + 6 * DAY)
    assert seal_days(MORNING + 8 * DAY, sign).days == [FIRST + n * DAY for n in range(8)]
    stored = list(DailyRoot.objects.order_by("day"))
    assert [root.root for root in stored] == [by_hand(root.day) for root in stored]
    assert [root.cases for root in stored] == [1, 1, 2, 3, 3, 3, 3, 3]
    assert stored[0].root == stored[1].root != stored[2].root, "a day on which nothing happened has the same tree"
    assert [root.previous for root in stored] == [GENESIS, *(root.hash for root in stored[:-1])]
    assert third.sequence == 2


def test_done_again_it_makes_nothing_and_missed_days_are_caught_up() -> None:
    case = make_case()
    assert len(seal_days(MORNING + DAY, sign).days) == 1
    assert seal_days(MORNING + DAY, sign).days == []
    accept(case, MORNING + 2 * DAY)
    make_case(now=MORNING + 4 * DAY)
    assert len(seal_days(MORNING + 5 * DAY, sign).days) == 4
    in_steps = list(DailyRoot.objects.order_by("day").values_list("day", "root", "cases"))
    assert in_steps == [(day, by_hand(day), count) for day, _root, count in in_steps]


def test_while_another_process_seals_nothing_is_done_here(transactional_db: None) -> None:
    make_case()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [module._LOCK])
        assert seal_days(MORNING + DAY, sign).days == []
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [module._LOCK])
    finally:
        other.close()
    assert len(seal_days(MORNING + DAY, sign).days) == 1


def test_the_highest_event_counts_whatever_the_clocks_of_two_servers_said() -> None:
    case = make_case()
    officer = make_actor(Role.OFFICER, agency=case.agency)
    after_midnight = end_of(FIRST) + timedelta(seconds=2)
    acts.PERFORM["pre_review"](case.number, actor=officer, now=after_midnight)
    acts.PERFORM["accept"](case.number, actor=officer, now=after_midnight)
    with triggers_off("cases_caseevent"):
        case.events.filter(sequence=3).update(recorded_at=end_of(FIRST) - timedelta(seconds=1))
    seal_days(MORNING + 3 * DAY, sign)
    head = leaf(case.number, 3, case.events.get(sequence=3).hash).hex()
    assert list(DailyRoot.objects.order_by("day").values_list("root", flat=True)) == [head] * 3


def test_a_root_whose_cases_changed_since_is_told_and_days_go_on() -> None:
    make_case()
    seal_days(MORNING + DAY, sign)
    make_case(now=MORNING)  # recorded, it says, on a day that is over
    done = seal_days(MORNING + 3 * DAY, sign)
    assert (done.differs, len(done.days)) == (FIRST, 2)


def test_nodes_of_a_day_lie_above_their_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "PAGE", 2)
    monkeypatch.setattr(module, "PAGE_HEIGHT", 1)
    ids = [make_case().pk for _each in range(5)]
    seal_days(MORNING + DAY, sign)
    root = DailyRoot.objects.get()
    nodes = bytes(root.page_nodes)
    assert root.page_firsts == ids[::2]
    assert root_of([nodes[place : place + 32] for place in range(0, len(nodes), 32)]).hex() == root.root
    page = heads.heads_of_page(FIRST, ids[2], ids[4])
    assert [head.case_id for head in page] == ids[2:4]
    assert root_of([head.leaf for head in page]) == nodes[32:64]
    assert root_of([]) == EMPTY
