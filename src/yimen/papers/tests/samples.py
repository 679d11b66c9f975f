"""Small files, good and hostile, made by hand so that every byte of the trick is in sight."""

import io
import struct
import zlib

from PIL import Image

PDF_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PAGES = (
    b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n"
)
PDF_TAIL = b"trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n0\n%%EOF\n"


def pdf(extra: bytes = b"", tail: bytes = PDF_TAIL) -> bytes:
    """A PDF of one empty page, with further objects."""
    return PDF_HEAD + PAGES + extra + tail


def object_stream(
    content: bytes, dictionary: bytes = b"/Type /ObjStm /Filter /FlateDecode", packed: bytes | None = None
) -> bytes:
    """Objects hidden by compression."""
    data = zlib.compress(content) if packed is None else packed
    head = b"9 0 obj\n<< /N 1 /First 4 /Length %d %s >>\nstream\n" % (len(data), dictionary)
    return head + data + b"\nendstream\nendobj\n"


def image(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture with enough in it that a piece of it is not the whole."""
    picture = Image.effect_noise(size, 50).convert("RGB")
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header announces any number of pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
