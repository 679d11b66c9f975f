"""Files that are nearly right: good ones, changed in the ways that have broken readers of files; the same for the same seed."""

import io
import random
from collections.abc import Callable, Iterator

from PIL import Image

from yimen.papers.tests.samples import object_stream, pdf

TOKENS = (
    b"/JavaScript", b"/ObjStm", b"stream\r\n", b"endstream", b"%%EOF", b"obj", b"<<", b">>", b"#4a", b"/Filter/FlateDecode",
    b"/Encrypt 5 0 R", b"/Kids [2 0 R]", b"/ByteRange [0 1 2 3]", b"\xff\xd8", b"\xff\xe1\xff\xff", b"\xff\xda\x00\x02",
    b"IHDR", b"IDAT", b"IEND", b"eXIf", b"\x00" * 8, b"\xff" * 8, b"\x80\x00\x00\x00", b"\x7f\xff\xff\xff",
)  # fmt: skip
# Without an extension the content alone decides, so most have none.
NAMES = (
    *["a"] * 12,
    "a.pdf",
    "a.jpg",
    "a.png",
    "..",
    "\u202egpj.exe",
    "a" * 300 + ".pdf",
    "营业执照.JPG",
    "\x00.png",
    "a.pdf.exe",
)


def _picture(kind: str, **how: object) -> bytes:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "maker"
    Image.linear_gradient("L").resize((90, 60)).convert("RGB").save(stream, kind, exif=exif, **how)
    return stream.getvalue()


def whole() -> tuple[bytes, ...]:
    """The files that mutations begin from."""
    return (
        pdf(),
        pdf(object_stream(b"4 0 << /Type /Font >>") + b"5 0 obj << /ByteRange [0 10 20 30] >> endobj\n"),
        _picture("JPEG"),
        _picture("JPEG", progressive=True),
        _picture("PNG"),
        _picture("GIF"),
    )


def _flip(dice: random.Random, content: bytearray) -> None:
    for _each in range(dice.randint(1, 12)):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def _cut(dice: random.Random, content: bytearray) -> None:
    del content[dice.randrange(len(content)) :]


def _lose(dice: random.Random, content: bytearray) -> None:
    place = dice.randrange(len(content))
    del content[place : place + dice.randint(1, 200)]


def _repeat(dice: random.Random, content: bytearray) -> None:
    place = dice.randrange(len(content))
    content[place:place] = content[place : place + dice.randint(1, 400)] * dice.randint(1, 4)


def _insert(dice: random.Random, content: bytearray) -> None:
    place = dice.randrange(len(content) + 1)
    content[place:place] = dice.choice(TOKENS)


def _overwrite(dice: random.Random, content: bytearray) -> None:
    token, place = dice.choice(TOKENS), dice.randrange(len(content))
    content[place : place + len(token)] = token


def _join(dice: random.Random, content: bytearray) -> None:
    content += dice.choice(whole())


MUTATIONS: tuple[Callable[[random.Random, bytearray], None], ...] = (
    _flip, _cut, _lose, _repeat, _insert, _overwrite, _join,
)  # fmt: skip


def mutated(seed: int, rounds: int) -> Iterator[tuple[str, bytes]]:
    """(name, content) of so many changed files."""
    dice, good = random.Random(seed), whole()
    for _round in range(rounds):
        content = bytearray(dice.choice(good))
        for _each in range(dice.randint(1, 3)):
            if content:
                dice.choice(MUTATIONS)(dice, content)
        yield dice.choice(NAMES), bytes(content)
