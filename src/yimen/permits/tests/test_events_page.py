"""docs/events.md says what the table of acts, the registered listeners and a real case say."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from yimen.cases.queries import history
from yimen.cases.tests.factories import MORNING, make_case
from yimen.ledger import outbox
from yimen.permits.acts.issue import issue
from yimen.procedure import ACTS
from yimen.procedure.permit import PERMIT_ACTS

PAGE = (Path(__file__).parents[4] / "docs" / "events.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| `(\w+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)
ROWS = {event: (act, data, re.findall(r"`([\w.]+)`", heard)) for event, act, data, heard in ROW.findall(PAGE)}
DECISION = re.compile(r"^\| `(\w+)` \| [^`|]+ \| (.*?) \|$", re.MULTILINE)
DECISIONS = {kind: re.findall(r"`([\w.]+)`", heard) for kind, heard in DECISION.findall(PAGE)}

OPENING = ("submit", "grant_permit")


def always(data: str) -> set[str]:
    return set(re.findall(r"`(\w+)`\*", data))


def ever(data: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", data))


def test_every_kind_of_event_stands_there_with_its_act() -> None:
    assert {event: act for event, (act, _data, _heard) in ROWS.items()} == {
        row.event: row.act for row in (*ACTS, *PERMIT_ACTS)
    }


@pytest.mark.parametrize(
    "row", [row for row in (*ACTS, *PERMIT_ACTS) if row.act not in OPENING], ids=lambda row: row.act
)
def test_the_data_of_each_act_stand_there(row) -> None:
    data = ROWS[row.event][1]
    assert ever(data) == {argument.name for argument in row.arguments}
    assert always(data) == {argument.name for argument in row.arguments if argument.required}


@pytest.mark.django_db
def test_the_data_of_the_opening_events_stand_there() -> None:
    case = make_case(state="granted")
    assert always(ROWS["submitted"][1]) == set(history(case)[0].data)
    certificate = issue(case.number, now=MORNING + timedelta(days=1))
    assert certificate is not None
    granted = certificate.permit.events.get(sequence=1)
    assert always(ROWS["permit_granted"][1]) | {"valid_until"} == set(granted.data)


def test_every_listener_stands_there_and_is_explained() -> None:
    registered = {
        kind: sorted(name for name in names if not name.startswith("test."))
        for kind, names in outbox.registered().items()
        if not kind.startswith("test")
    }
    told = {event: heard for event, (_act, _data, heard) in ROWS.items()} | DECISIONS
    assert {event: sorted(heard) for event, heard in told.items() if heard} == registered
    explained = set(re.findall(r"^\| `([\w.]+)` \| `[\w/]+\.py`", PAGE, re.MULTILINE))
    assert explained == {name for names in registered.values() for name in names}
