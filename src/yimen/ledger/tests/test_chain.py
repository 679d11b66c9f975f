"""The chain finds every change, wherever it is made; canonical JSON has one form for one value."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.ledger.chain import GENESIS, Break, canonical, first_break, link, moment

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
bodies = st.lists(st.dictionaries(st.text(min_size=1, max_size=5), plain, max_size=3), min_size=1, max_size=6)


def chained(contents: list[dict]) -> list[list]:
    rows, previous = [], GENESIS
    for sequence, body in enumerate(contents, start=1):
        digest = link(previous, body)
        rows.append([sequence, previous, digest, body])
        previous = digest
    return rows


@given(bodies)
@settings(max_examples=60, deadline=None)
def test_an_untouched_chain_holds(contents: list[dict]) -> None:
    assert first_break(chained(contents)) is None


@given(bodies, st.data())
@settings(max_examples=100, deadline=None)
def test_a_changed_body_is_found_at_its_place(contents: list[dict], data: st.DataObject) -> None:
    rows = chained(contents)
    place = data.draw(st.integers(0, len(rows) - 1))
    rows[place][3] = {**rows[place][3], "moved": "2016-05-31"}
    assert first_break(rows) == Break(place + 1, "content changed")


@given(bodies.filter(lambda contents: len(contents) > 1), st.data())
@settings(max_examples=60, deadline=None)
def test_a_removed_event_is_missed(contents: list[dict], data: st.DataObject) -> None:
    rows = chained(contents)
    place = data.draw(st.integers(0, len(rows) - 2))
    del rows[place]
    assert first_break(rows) == Break(place + 1, "missing")


def test_a_rewritten_event_with_a_fitting_hash_breaks_at_the_next() -> None:
    rows = chained([{"n": 1}, {"n": 2}, {"n": 3}])
    forged = {"n": 20}
    rows[1][2:] = [link(rows[1][1], forged), forged]
    assert first_break(rows) == Break(3, "not linked to the event before")


@given(plain)
@settings(max_examples=80, deadline=None)
def test_canonical_json_reads_back_and_does_not_depend_on_order(value: object) -> None:
    text = canonical(value)
    again = json.loads(text)
    assert canonical(again) == text
    assert b": " not in canonical({"a": 1})


@pytest.mark.parametrize("value", [1.5, datetime(2016, 6, 1), {1: "a"}, b"x", {"a": {1.0}}])
def test_values_without_one_form_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_the_documented_recipe_gives_the_same_hash() -> None:
    body = {"subject": "BS20160601000001X", "sequence": 1, "kind": "submitted", "data": {"收件": True}}
    text = '{"data":{"收件":true},"kind":"submitted","sequence":1,"subject":"BS20160601000001X"}'
    assert link(GENESIS, body) == hashlib.sha256(("0" * 64 + text).encode()).hexdigest()


def test_a_moment_has_one_text_whatever_its_zone() -> None:
    at = datetime(2016, 6, 1, 10, 2, 3, 5, tzinfo=timezone(timedelta(hours=8)))
    assert moment(at) == moment(at.astimezone(UTC)) == "2016-06-01T02:02:03.000005Z"
