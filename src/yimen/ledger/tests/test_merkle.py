"""The tree: the same root as RFC 6962's own definition, paths that prove, and no path that proves something else."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.ledger.merkle import EMPTY, SIZE, Step, Tree, climb, leaf, node, path_of, root_of

hashes = st.lists(st.binary(min_size=SIZE, max_size=SIZE), min_size=1, max_size=70)
quick = settings(max_examples=80, deadline=None)


def by_the_definition(entries: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, over hashed leaves: split at the largest power of two below the number."""
    if len(entries) == 1:
        return entries[0]
    split = 1 << (len(entries) - 1).bit_length() - 1
    left, right = by_the_definition(entries[:split]), by_the_definition(entries[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()


@given(hashes)
@quick
def test_the_root_is_that_of_the_definition(entries: list[bytes]) -> None:
    assert root_of(entries) == by_the_definition(entries)


@given(hashes, st.data())
@quick
def test_a_path_leads_to_the_root_and_from_no_other_leaf(entries: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    path = path_of(entries, place)
    assert climb(entries[place], path) == root_of(entries)
    assert climb(hashlib.sha256(entries[place]).digest(), path) != root_of(entries)


@given(hashes.filter(lambda entries: len(entries) > 1), st.data())
@quick
def test_a_changed_path_leads_elsewhere(entries: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    path = path_of(entries, place)
    step = data.draw(st.integers(0, len(path) - 1))
    other = bytes([path[step].hash[0] ^ 1]) + path[step].hash[1:]
    assert climb(entries[place], [*path[:step], Step(path[step].side, other), *path[step + 1 :]]) != root_of(entries)
    assert climb(entries[place], path[:step] + path[step + 1 :]) != root_of(entries)


@given(st.lists(st.tuples(st.sampled_from(["insert", "replace", "look"]), st.integers(0, 200)), max_size=120))
@quick
def test_a_tree_that_grows_has_the_root_of_its_leaves(changes: list[tuple[str, int]]) -> None:
    tree, entries = Tree(), []
    for number, (change, place) in enumerate(changes):
        fresh = hashlib.sha256(str(number).encode()).digest()
        if change == "insert":
            index = len(entries) if place > 20 else min(place, len(entries))
            tree.insert(index, fresh)
            entries.insert(index, fresh)
        elif change == "replace" and entries:
            tree.replace(place % len(entries), fresh)
            entries[place % len(entries)] = fresh
        else:
            assert tree.root() == root_of(entries)
    assert (tree.root(), len(tree)) == (root_of(entries), len(entries))


@given(hashes, st.integers(0, 4))
@quick
def test_nodes_of_one_height_have_the_same_root_and_continue_a_path(entries: list[bytes], height: int) -> None:
    tree = Tree()
    for place, entry in enumerate(entries):
        tree.insert(place, entry)
    flat = tree.nodes(height)
    nodes = [flat[place : place + SIZE] for place in range(0, len(flat), SIZE)]
    page = 1 << height
    place = len(entries) // 2
    if len(nodes) > 1 or len(entries) <= page:
        lower = path_of(entries[place // page * page : (place // page + 1) * page], place % page)
        assert climb(entries[place], [*lower, *path_of(nodes, place // page)]) == tree.root()
    assert root_of(nodes) == tree.root()


def test_no_case_at_all_has_a_root_too() -> None:
    assert Tree().root() == root_of([]) == EMPTY == hashlib.sha256(b"").digest()
    assert Tree().nodes(10) == b""


def test_leaf_and_node_are_what_is_documented() -> None:
    head = "a" * 64
    assert leaf("BS1", 7, head) == hashlib.sha256(b"\x00BS1 7 " + head.encode()).digest()
    assert node(EMPTY, EMPTY) == hashlib.sha256(b"\x01" + EMPTY + EMPTY).digest()


def test_a_node_never_passes_for_a_leaf() -> None:
    """Without the prefixes, 64 bytes of two hashes could be shown as the content of a leaf."""
    left, right = leaf("A", 1, "0" * 64), leaf("B", 1, "0" * 64)
    assert hashlib.sha256(b"\x00" + left + right).digest() != node(left, right)


@pytest.mark.parametrize("place", [-1, 3])
def test_there_is_no_path_from_nowhere(place: int) -> None:
    with pytest.raises(IndexError):
        path_of([EMPTY] * 3, place)
