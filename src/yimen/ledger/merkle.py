"""The Merkle tree of a day (the shape of RFC 6962, section 2.1): pure, and small enough to write again.

    leaf  SHA-256( 0x00 ‖ "number sequence hash" )      one case as it stood
    node  SHA-256( 0x01 ‖ left ‖ right )

The two prefixes keep a node from ever passing for a leaf. A level with an odd number of nodes hands its last one up as
it is, which gives the same root as splitting the leaves at the largest power of two below their number.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 32  # bytes of one hash
EMPTY = hashlib.sha256(b"").digest()


@dataclass(frozen=True)
class Step:
    """One sibling on the way from a leaf to the root, and on which side of it the sibling stands."""

    side: str  # "left" or "right"
    hash: bytes


def leaf(subject: str, sequence: int, head: str) -> bytes:
    """The leaf of a case: its number, how many events it has, and the hash of the last one (hexadecimal)."""
    return hashlib.sha256(b"\x00" + f"{subject} {sequence} {head}".encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The node above two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root above leaves, or above nodes of one height; EMPTY for none."""
    if not hashes:
        return EMPTY
    while len(hashes) > 1:
        hashes = _above(hashes)
    return hashes[0]


def path_of(hashes: Sequence[bytes], index: int) -> list[Step]:
    """The siblings from `hashes[index]` up to the root, lowest first. Raises IndexError when there is no such place."""
    if not 0 <= index < len(hashes):
        raise IndexError(index)
    steps = []
    while len(hashes) > 1:
        sibling = index ^ 1
        if sibling < len(hashes):
            steps.append(Step("left" if sibling < index else "right", hashes[sibling]))
        hashes, index = _above(hashes), index // 2
    return steps


def climb(start: bytes, steps: Sequence[Step]) -> bytes:
    """The root that a leaf and its path lead to."""
    reached = start
    for step in steps:
        reached = node(step.hash, reached) if step.side == "left" else node(reached, step.hash)
    return reached


def _above(hashes: Sequence[bytes]) -> list[bytes]:
    pairs = [node(hashes[place], hashes[place + 1]) for place in range(0, len(hashes) - 1, 2)]
    return [*pairs, hashes[-1]] if len(hashes) % 2 else pairs


class Tree:
    """A tree that grows and changes, for many days in one pass: a day costs its changes times the height.

    All levels stand in memory, 64 bytes a leaf: 64 MB for a million cases.
    """

    def __init__(self) -> None:
        self._levels = [bytearray()]
        self._changed: set[int] = set()
        self._new_from = 0  # leaves from here on have never been counted, or have moved

    def __len__(self) -> int:
        return len(self._levels[0]) // SIZE

    def insert(self, index: int, hash: bytes) -> None:
        """Put a leaf before the one at `index`; at the end it is cheap, and leaves behind it are counted again."""
        self._levels[0][index * SIZE : index * SIZE] = hash
        self._new_from = min(self._new_from, index)

    def replace(self, index: int, hash: bytes) -> None:
        """Change the leaf at `index`."""
        self._levels[0][index * SIZE : (index + 1) * SIZE] = hash
        if index < self._new_from:
            self._changed.add(index)

    def root(self) -> bytes:
        """The root above all leaves as they are now."""
        self._settle()
        return bytes(self._levels[-1]) or EMPTY

    def nodes(self, height: int) -> bytes:
        """The nodes of one height, 32 bytes each; where the tree is lower, its root. Nothing for an empty tree."""
        self._settle()
        return bytes(self._levels[min(height, len(self._levels) - 1)])

    def _settle(self) -> None:
        """Count again what lies above changed and new leaves, level by level."""
        changed, start = self._changed, self._new_from
        below, height = self._levels[0], 0
        while len(below) > SIZE:
            height += 1
            if height == len(self._levels):
                self._levels.append(bytearray())
            changed, start = {place // 2 for place in changed}, start // 2
            self._count(self._levels[height], below, changed, start)
            below = self._levels[height]
        del self._levels[height + 1 :]
        self._changed, self._new_from = set(), len(self)

    @staticmethod
    def _count(level: bytearray, below: bytearray, changed: set[int], start: int) -> None:
        double, sha256 = 2 * SIZE, hashlib.sha256
        del level[start * SIZE :]
        for place in changed:
            pair = below[place * double : (place + 1) * double]
            if place < start:
                level[place * SIZE : (place + 1) * SIZE] = sha256(b"\x01" + pair).digest()
        pairs = len(below) // double
        for place in range(start, pairs):
            level += sha256(b"\x01" + below[place * double : (place + 1) * double]).digest()
        if len(below) % double:
            level += below[-SIZE:]
