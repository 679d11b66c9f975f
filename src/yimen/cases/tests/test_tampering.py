"""Whatever is changed behind the platform's back is found, and named by case or day and by what is wrong with it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from yimen.accounts.models import Disclosure
from yimen.cases.acts.rebuild import rebuild_many
from yimen.cases.acts.seal_days import seal_days
from yimen.cases.chains import OTHER_HEAD, Looked, body, chain_faults
from yimen.cases.models import Case, CaseEvent
from yimen.cases.root_check import root_faults
from yimen.cases.tests.factories import MORNING, make_case
from yimen.cases.tests.tampering import run, triggers_off
from yimen.ledger.chain import GENESIS, link, moment
from yimen.ledger.models import AbstractEvent, DailyRoot
from yimen.permits import authority, ledger_seal

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EVENTS, ROOTS, CASES = "cases_caseevent", "ledger_dailyroot", "cases_case"


@pytest.fixture(autouse=True)
def short_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authority, "KEY_BITS", 2048)


@pytest.fixture
def case() -> Case:
    """Six events, three days of roots, and two other cases that nobody touches."""
    make_case(now=MORNING)
    case = make_case(state="granted", now=MORNING)
    make_case(state="accepted", now=MORNING + DAY)
    assert len(seal_days(MORNING + 3 * DAY, ledger_seal.sign).days) == 3
    return case


def found(case: Case) -> list[tuple[int, str]]:
    faults = list(chain_faults())
    assert all(fault.number == case.number for fault in faults)
    return [(fault.sequence, fault.reason) for fault in faults]


def roots_found() -> list[tuple[date, str]]:
    return [(fault.day, fault.reason) for fault in root_faults(ledger_seal.verify)]


def test_what_nobody_touched_holds(case: Case) -> None:
    looked = Looked()
    assert list(chain_faults(looked=looked)) == []
    assert (looked.cases, looked.events) == (3, CaseEvent.objects.count())
    assert list(root_faults(ledger_seal.verify)) == []
    assert list(rebuild_many(only_compare=True)) == []


CHANGES: dict[str, tuple[str, int, str]] = {
    "data": ("UPDATE {events} SET data = data || '{{\"moved\": true}}' WHERE {it} AND sequence = 2", 2, "content changed"),
    "a number with a point": ("UPDATE {events} SET data = '{{\"n\": 1.5}}' WHERE {it} AND sequence = 3", 3, "content changed"),
    "time": ("UPDATE {events} SET at = at - interval '1 microsecond' WHERE {it} AND sequence = 2", 2, "content changed"),
    "who": ("UPDATE {events} SET who = '1' || who WHERE {it} AND sequence = 3", 3, "content changed"),
    "role": ("UPDATE {events} SET role = 'king' WHERE {it} AND sequence = 3", 3, "content changed"),
    "kind": ("UPDATE {events} SET kind = 'accepted' WHERE {it} AND sequence = 1", 1, "content changed"),
    "journey": ("UPDATE {events} SET journey = gen_random_uuid() WHERE {it} AND sequence = 4", 4, "content changed"),
    "hash": ("UPDATE {events} SET hash = repeat('a', 64) WHERE {it} AND sequence = 2", 2, "content changed"),
    "link": ("UPDATE {events} SET previous_hash = repeat('a', 64) WHERE {it} AND sequence = 2", 2, "not linked to the event before"),
    "first event removed": ("DELETE FROM {events} WHERE {it} AND sequence = 1", 1, "missing"),
    "an event in the middle removed": ("DELETE FROM {events} WHERE {it} AND sequence = 2", 2, "missing"),
    "last event removed": ("DELETE FROM {events} WHERE {it} AND sequence = 5", 5, "missing"),
    "all events removed": ("DELETE FROM {events} WHERE {it}", 1, "missing"),
    "order": (
        "UPDATE {events} e SET sequence = o.sequence + 100 FROM {events} o "
        "WHERE e.{it} AND o.{it} AND e.sequence = 5 - o.sequence AND e.sequence IN (2, 3); "
        "UPDATE {events} SET sequence = sequence - 100 WHERE {it} AND sequence > 100",
        2,
        "not linked to the event before",
    ),
    "head of the row": ("UPDATE {cases} SET last_hash = repeat('a', 64) WHERE id = {id}", 5, OTHER_HEAD),
    "count of the row": ("UPDATE {cases} SET sequence = 4 WHERE id = {id}", 5, OTHER_HEAD),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found_at_its_place(case: Case, change: str) -> None:
    statements, sequence, reason = CHANGES[change]
    with triggers_off(EVENTS):
        for statement in statements.split("; "):
            run(statement.format(events=EVENTS, cases=CASES, it=f"case_id = {case.pk}", id=case.pk))
    assert found(case) == [(sequence, reason)]
    assert [fault.number for fault in chain_faults([case.number])] == [case.number]


def rewrite(case: Case, sequence: int, **columns: object) -> None:
    """What a thorough forger does: change an event and then every hash after it, up to the row of the case."""
    CaseEvent.objects.filter(case=case, sequence=sequence).update(**columns)
    previous = GENESIS
    for event in case.events.order_by("sequence"):
        content = body(
            case.number, event.sequence, event.kind, moment(event.at), event.role, event.who, event.data, event.journey
        )
        digest = link(previous, content)
        CaseEvent.objects.filter(pk=event.pk).update(previous_hash=previous, hash=digest)
        previous = digest
    Case.objects.filter(pk=case.pk).update(last_hash=previous)


@pytest.mark.parametrize(
    "forge",
    [
        lambda case: rewrite(case, 2, at=MORNING - DAY),
        lambda case: (
            CaseEvent.objects.filter(case=case, sequence=5)._raw_delete("default"),
            Case.objects.filter(pk=case.pk).update(sequence=4, last_hash=case.events.get(sequence=4).hash),
        ),
        lambda case: CaseEvent.objects.filter(case=case).update(recorded_at=MORNING + 2 * DAY),
        lambda case: CaseEvent.objects.filter(case=case, sequence=5).update(recorded_at=MORNING + DAY),
    ],
    ids=["a whole chain rewritten", "the end cut off and the row with it", "recorded later", "the last recorded later"],
)
def test_what_leaves_a_chain_that_holds_is_seen_by_the_roots(case: Case, forge: Callable[[Case], object]) -> None:
    with triggers_off(EVENTS):
        forge(case)
    assert list(chain_faults()) == []
    assert roots_found()[0] == (date(2016, 6, 1), "does not fit the events recorded until the end of that day")


CHANGED_ROOTS: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "root": (
        "UPDATE {t} SET root = repeat('a', 64) WHERE day = '2016-06-02'",
        [(2, "content changed after it was signed"), (2, "the signature does not fit what is signed"),
         (2, "does not fit the events recorded until the end of that day")],
    ),
    "count": (
        "UPDATE {t} SET cases = cases + 1 WHERE day = '2016-06-02'",
        [(2, "content changed after it was signed"), (2, "the signature does not fit what is signed"),
         (2, "does not fit the events recorded until the end of that day")],
    ),
    "time of signing": (
        "UPDATE {t} SET signed_at = signed_at - interval '1 hour' WHERE day = '2016-06-02'",
        [(2, "content changed after it was signed"), (2, "the signature does not fit what is signed")],
    ),
    "hash": (
        "UPDATE {t} SET hash = repeat('a', 64) WHERE day = '2016-06-02'",
        [(2, "content changed after it was signed"), (3, "not linked to the root of the day before")],
    ),
    "signature": (
        "UPDATE {t} SET value = 'AAAA' || substr(value, 5) WHERE day = '2016-06-02'",
        [(2, "the signature does not fit what is signed")],
    ),
    "signature unreadable": (
        "UPDATE {t} SET value = '§' WHERE day = '2016-06-02'",
        [(2, "its signature or certificate cannot be read")],
    ),
    "a day removed": (
        "DELETE FROM {t} WHERE day = '2016-06-02'",
        [(2, "the root of this day is missing"), (3, "not linked to the root of the day before")],
    ),
    "stored nodes": (
        "UPDATE {t} SET page_nodes = decode(repeat('aa', 32), 'hex') WHERE day = '2016-06-02'",
        [(2, "its stored nodes do not lead to the root")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGED_ROOTS)
def test_a_changed_root_is_named_by_its_day(case: Case, change: str) -> None:
    statement, expected = CHANGED_ROOTS[change]
    with triggers_off(ROOTS):
        run(statement.format(t=ROOTS))
    assert roots_found() == [(date(2016, 6, day), reason) for day, reason in expected]


def test_a_root_signed_with_another_key_is_not_ours(case: Case, tmp_path: object, settings: object) -> None:
    last = DailyRoot.objects.order_by("day").last()
    assert last is not None
    ours = settings.YIMEN_HOME  # type: ignore[attr-defined]
    settings.YIMEN_HOME = tmp_path  # type: ignore[attr-defined]
    forged = ledger_seal.sign(last.statement.text)
    settings.YIMEN_HOME = ours  # type: ignore[attr-defined]
    with triggers_off(ROOTS):
        DailyRoot.objects.filter(pk=last.pk).update(value=forged.value, certificates=forged.certificates)
    assert roots_found() == [(last.day, "signed with a key that is not this platform's")]


def ledgers() -> list[type[Model]]:
    """Every table whose rows may only be added; event tables of later rooms are found by their shape."""
    events = [model for model in apps.get_models() if issubclass(model, AbstractEvent)]
    assert CaseEvent in events
    return [*events, DailyRoot, Disclosure]


@pytest.mark.parametrize("statement", ["UPDATE {t} SET id = id", "DELETE FROM {t}", "TRUNCATE {t} CASCADE"])
@pytest.mark.parametrize("model", [CaseEvent, DailyRoot, Disclosure])
def test_the_database_refuses_to_change_what_was_written(case: Case, model: type[Model], statement: str) -> None:
    Disclosure.objects.create(user=make_case().applicant.user, subject="x", fields=["name"], at=MORNING)
    table, before = model._meta.db_table, model._default_manager.count()
    with triggers_off(table):
        pass  # tests of whole transactions have switched TRUNCATE's off; this switches them on again
    refusal = f"append-only: {statement.split()[0]} on {table} refused"
    with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
        run(statement.format(t=table))
    assert model._default_manager.count() == before > 0


def test_every_table_of_events_has_its_triggers() -> None:
    for model in ledgers():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table])
            assert {f"{table}_append_only", f"{table}_no_truncate"} <= {row[0] for row in cursor.fetchall()}, table


def test_rows_are_put_right_in_one_pass_and_what_cannot_be_read_is_told(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yimen.cases.projections.BATCH", 2)
    others = Case.objects.exclude(pk=case.pk)
    others.update(state="delivered", applicant_label="x")
    with triggers_off(EVENTS):
        run(f"UPDATE {EVENTS} SET kind = 'unheard_of' WHERE case_id = %s AND sequence = 2", case.pk)
    compared = list(rebuild_many(only_compare=True))
    assert set(others.values_list("state", flat=True)) == {"delivered"}, "comparing writes nothing"
    mended = list(rebuild_many())
    assert {(each.number, each.column) for each in mended} == {(each.number, each.column) for each in compared}
    assert {each.number for each in mended if each.column == "events"} == {case.number}
    assert list(others.order_by("id").values_list("state", flat=True)) == ["submitted", "accepted"]
    assert [each.column for each in rebuild_many()] == ["events"]
