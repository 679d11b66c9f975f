"""The recogniser itself, on two invented documents and on rubbish; everything else runs on recorded pages."""

from io import BytesIO

import pytest

from yimen.errors import Refusal
from yimen.prereview.readers import understand
from yimen.prereview.reading import child
from yimen.prereview.reading.reader import Limits, Reader, missing_packages
from yimen.prereview.rules import Application, Handed, look
from yimen.prereview.rules.told import Need
from yimen.prereview.specimens import Specimen, specimens
from yimen.prereview.specimens.making import TODAY

needs_reading = pytest.mark.skipif(bool(missing_packages()), reason="the optional part “reading” is not installed")


def by_name(*names: str) -> list[Specimen]:
    found = {}
    for specimen in specimens():
        if specimen.name in names:
            found[specimen.name] = specimen
        if len(found) == len(names):
            break
    return [found[name] for name in names]


def png(specimen: Specimen) -> bytes:
    target = BytesIO()
    specimen.picture.save(target, "PNG", compress_level=1)
    return target.getvalue()


@needs_reading
def test_two_documents_and_rubbish() -> None:
    turned, blurred = by_name("licence: turned 90", "licence: blurred")
    with Reader(Limits()) as reader:
        seen = reader.read(png(turned), "image/png")
        (page,) = seen.read.pages
        assert page.turned == 270 and page.coloured and seen.pictures[0].startswith(b"\xff\xd8")
        document = understand(seen.read)
        assert {name: document.fields[name].value for name in turned.fields} == dict(turned.fields)
        handed = [Handed(turned.demand.material, 0, document)]
        assert look(Application(turned.told, [Need(turned.demand, True)], handed, TODAY)) == []
        (unread,) = reader.read(png(blurred), "image/png").read.pages
        assert unread.lines == ()
        with pytest.raises(Refusal, match="reading_impossible"):
            reader.read(b"%PDF-1.7 nothing", "application/pdf")
        reader.limits = Limits(seconds=0)
        with pytest.raises(Refusal, match="reading_took_too_long"):
            reader.read(png(turned), "image/png")


def test_where_the_optional_part_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.prereview.reading.reader.missing_packages", lambda: ["rapidocr"])
    with Reader(Limits()) as reader, pytest.raises(Refusal, match="reading_not_installed"):
        reader.read(b"", "image/png")


def test_the_process_that_reads_talks_to_nobody() -> None:
    for event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen"):
        with pytest.raises(PermissionError):
            child.no_network(event, ())
    child.no_network("open", ())


def test_there_are_many_documents_the_same_each_time() -> None:
    first = by_name("licence: plain", "licence: grainy")
    again = by_name("licence: plain", "licence: grainy")
    assert [each.picture.tobytes() for each in first] == [each.picture.tobytes() for each in again]
    assert [each.fields for each in first] == [each.fields for each in again]
