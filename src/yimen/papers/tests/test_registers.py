"""Registers: in this database, and at an address with a real server behind it; whatever goes wrong there is told in a sentence."""

import io
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from yimen.errors import Refusal
from yimen.papers.acts import fetch_from_register
from yimen.papers.evidence import facts_of, level_of
from yimen.papers.models import RegisterEntry, StoredFile
from yimen.papers.queries import open_file
from yimen.papers.registers import REGISTERS, Entry, RegisterDown, adapter_of, read_entry
from yimen.papers.registers.http import LARGEST, HttpRegister
from yimen.papers.registers.local import LocalRegister, keep_entries
from yimen.procedure import Actor, Role

NOW = datetime(2016, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG = Actor("7", "王小明", frozenset({Role.APPLICANT}))
FIRMS = REGISTERS["enterprises"]
CODE = "91310000775785552L"
FIRM = Entry(
    "上海宝山测试餐饮（集团）有限公司",
    CODE,
    "QY-2016-1",
    (("住所", "Address", "牡丹江路1号 #panic()"),),
    date(2015, 3, 2),
)


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT, settings.YIMEN_REGISTERS = tmp_path / "files", ""


def fetch(name: str = FIRM.name, identifier: str = CODE) -> StoredFile:
    return fetch_from_register(FIRMS, name=name, identifier=identifier, actor=WANG, now=NOW)


def refused(**told: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        fetch(**told)
    assert caught.value.article == "国务院令第716号 7" and caught.value.data["register"].zh == "企业登记库"
    assert not StoredFile.objects.exists()
    return caught.value


def keep(entry: Entry = FIRM) -> None:
    keep_entries(FIRMS, [entry], NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("entry", "told", "code"),
    [
        (None, {}, "register_no_entry"),
        (FIRM, {"name": "别的公司"}, "register_no_entry"),
        (FIRM, {"identifier": "913100007757855520"}, "register_no_entry"),
        (replace(FIRM, ended=True), {}, "register_entry_ended"),
        (replace(FIRM, valid_until=date(2016, 5, 31)), {}, "register_entry_expired"),
    ],
)
def test_what_the_register_does_not_vouch_for(entry: Entry | None, told: dict[str, str], code: str) -> None:
    if entry:
        keep(entry)
    assert refused(**told).code == code


@pytest.mark.django_db
def test_the_entry_becomes_a_paper_with_proof() -> None:
    keep(replace(FIRM, valid_until=date(2016, 6, 1)))
    kept = fetch(name="上海宝山测试餐饮(集团)有限公司 ")
    assert level_of(kept.evidence) == "A" and kept.uploaded_by == WANG.who
    (fact,) = facts_of(kept.evidence)
    entry = LocalRegister().find(FIRMS, CODE)
    assert entry and (fact.by, fact.proof) == ("enterprises", f"QY-2016-1 sha256:{entry.digest}")
    page = PdfReader(io.BytesIO(b"".join(open_file(kept)))).pages[0].extract_text().replace("\n", "").replace(" ", "")
    for said in (FIRM.name, CODE, "#panic()", "2015-03-02至2016-06-01", entry.digest, "国务院令第716号"):
        assert said in page


@pytest.mark.django_db
def test_the_local_register_is_not_readable_and_a_later_entry_replaces() -> None:
    keep()
    keep(replace(FIRM, reference="QY-2016-2"))
    row = RegisterEntry.objects.get()
    assert CODE not in row.subject and LocalRegister().find(FIRMS, CODE) == replace(FIRM, reference="QY-2016-2")


class Peer(BaseHTTPRequestHandler):
    """A register that answers after the number it is asked for."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["Authorization"] == "Bearer secret" and asked["register"] == "enterprises"
        said = FIRM.as_text().encode()
        status, body = {
            CODE: (200, said),
            "none": (404, b""),
            "busy": (503, b"busy"),
            "moved": (302, b""),
            "other": (200, said),
            "text": (200, b"<html>"),
            "long": (200, said + b" " * LARGEST),
            "wrong": (200, b'{"name": 7, "identifier": "wrong", "reference": ""}'),
        }[asked["identifier"]]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_told: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Peer) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/entries"
        server.shutdown()


def test_over_http(address: str) -> None:
    register = HttpRegister(address, "secret")
    assert register.find(FIRMS, CODE) == FIRM
    assert register.find(FIRMS, "none") is None


@pytest.mark.parametrize("identifier", ["busy", "moved", "other", "text", "long", "wrong"])
def test_what_is_no_answer_is_a_register_that_is_down(address: str, identifier: str) -> None:
    with pytest.raises(RegisterDown):
        HttpRegister(address, "secret").find(FIRMS, identifier)


@pytest.mark.django_db
def test_a_register_that_is_away_lets_people_upload(settings) -> None:
    settings.YIMEN_REGISTERS = "enterprises=http://127.0.0.1:9/"
    refusal = refused()
    assert (refusal.code, refusal.status) == ("register_down", 409)


def test_settings_that_are_wrong_are_seen(settings) -> None:
    settings.YIMEN_REGISTERS = "firms=local"
    with pytest.raises(ValueError, match="firms"):
        adapter_of(FIRMS)


@pytest.mark.parametrize("told", [{}, {"name": "a", "identifier": "b", "reference": "c", "valid_until": "soon"}])
def test_an_entry_that_is_none(told: dict[str, str]) -> None:
    with pytest.raises((KeyError, ValueError)):
        read_entry(told)
