"""The search for malware, against a peer that speaks the scanner's protocol, and against clamd itself where it is installed."""

import io
import os
import shutil
import socketserver
import struct
import subprocess
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from structlog.testing import capture_logs

from yimen.errors import Refusal
from yimen.papers import scanning, store
from yimen.papers.acts import search_waiting, store_file
from yimen.papers.models import StoredFile
from yimen.papers.queries import open_file
from yimen.papers.tests.samples import pdf
from yimen.procedure import SYSTEM, Actor, Role

NOW = datetime(2016, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG = Actor("7", "王小明", frozenset({Role.APPLICANT}))
# Not the well-known test string: a mark of this test's own, so that no scanner on the way takes the repository for infected.
MARK = b"yimen-test-of-the-scanner-3f1c"
BAD, GOOD = pdf(b"% " + MARK + b"\n"), pdf(b"% nothing\n")


class Peer(socketserver.StreamRequestHandler):
    """What clamd(8) says of INSTREAM, with one signature."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        whole = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            assert size <= 1024 * 1024, "a chunk larger than the scanner takes"
            whole += self.rfile.read(size)
        found = b"Yimen.Test FOUND" if MARK in whole else b"OK"
        self.wfile.write(
            b"INSTREAM size limit exceeded. ERROR\0" if b"TOO-MUCH" in whole else b"stream: " + found + b"\0"
        )


@pytest.fixture(scope="module")
def peer() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Peer) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def keep(content: bytes, actor: Actor = WANG) -> StoredFile:
    return store_file(io.BytesIO(content), name="a.pdf", actor=actor, now=NOW, accepts=["pdf"], limit=10**6)


def refused(content: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        keep(content)
    return caught.value


@pytest.mark.django_db
def test_a_finding_refuses_and_is_logged_a_clean_file_is_kept(settings, peer) -> None:
    settings.YIMEN_CLAMD = peer
    with capture_logs() as logged:
        refusal = refused(BAD)
    assert (refusal.code, refusal.status, refusal.data["malware"]) == ("malware_found", 422, "Yimen.Test")
    (line,) = [line for line in logged if line["event"] == "malware_found"]
    assert (line["malware"], line["account"]) == ("Yimen.Test", "7")
    assert not StoredFile.objects.exists() and not list(store.folder().rglob("*"))
    assert keep(GOOD).scan == "clean"


@pytest.mark.django_db
def test_nobody_searches_without_a_scanner(settings) -> None:
    settings.YIMEN_CLAMD = ""
    assert keep(BAD).scan == ""


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "unix:/nowhere/clamd.ctl"])
def test_scanner_down(settings, peer, address: str) -> None:
    settings.YIMEN_CLAMD, settings.YIMEN_SCANNER_DOWN = address, "refuse"
    refusal = refused(GOOD)
    assert (refusal.code, refusal.status) == ("scanner_down", 503) and not StoredFile.objects.exists()
    assert keep(GOOD, SYSTEM).scan == "", "what the platform makes itself does not wait for a scanner"


@pytest.mark.django_db
def test_who_waits_opens_nothing_before_it_was_searched(settings, peer) -> None:
    settings.YIMEN_CLAMD, settings.YIMEN_SCANNER_DOWN = "tcp://127.0.0.1:9", "wait"
    bad, good = keep(BAD), keep(GOOD)
    for file in (bad, good):
        assert file.scan == "waiting"
        with pytest.raises(Refusal, match="file_waits_for_scan"):
            open_file(file)
    assert search_waiting(NOW) == 0, "still away"
    settings.YIMEN_CLAMD = peer
    with capture_logs() as logged:
        assert search_waiting(NOW + timedelta(minutes=5)) == 2
    assert [line["account"] for line in logged if line["event"] == "malware_found"] == ["7"]
    for file in (bad, good):
        file.refresh_from_db()
    assert b"".join(open_file(good)) == GOOD
    with pytest.raises(Refusal, match="file_infected"):
        open_file(bad)
    assert not (store.folder() / bad.path).exists()
    assert search_waiting(NOW + timedelta(minutes=10)) == 0


def test_an_answer_that_is_no_verdict_is_no_clean_file(settings, peer) -> None:
    settings.YIMEN_CLAMD = peer
    with pytest.raises(scanning.ScannerDown, match="size limit"):
        scanning.find_malware(io.BytesIO(b"TOO-MUCH"))


CLAMD = os.environ.get("YIMEN_TEST_CLAMD") or shutil.which("clamd")


@pytest.mark.skipif(not CLAMD, reason="clamd is not installed (Debian: clamav-daemon)")
def test_clamd_itself_with_a_signature_of_this_test(settings, tmp_path: Path) -> None:
    folder = tmp_path / "signatures"
    folder.mkdir()
    (folder / "own.ndb").write_text(f"Yimen.Test:0:*:{MARK.hex()}\n")
    socket_file = tmp_path / "clamd.ctl"
    (tmp_path / "clamd.conf").write_text(
        f"DatabaseDirectory {folder}\nLocalSocket {socket_file}\nForeground yes\nUser {os.environ.get('USER', 'root')}\n"
    )
    ready = ["--config-file", str(tmp_path / "clamd.conf")]
    with subprocess.Popen([str(CLAMD), *ready], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as clamd:
        try:
            assert clamd.stdout is not None
            said = next((line for line in clamd.stdout if "Self checking" in line or "ERROR" in line), "")
            assert "Self checking" in said, said
            settings.YIMEN_CLAMD = f"unix:{socket_file}"
            assert scanning.find_malware(io.BytesIO(BAD)).startswith("Yimen.Test")
            assert scanning.find_malware(io.BytesIO(GOOD)) == ""
        finally:
            clamd.terminate()
