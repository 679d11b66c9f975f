"""Server and worker are killed with -9 again and again while people act; nothing is lost and nothing is done twice."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import psutil
import pytest

from tests.system import installation
from yimen.catalogue.content import Material
from yimen.cli.visitor import Answer, Stumble, Visitor
from yimen.cli.walk import APPLICANT, SERVICE, picture_of
from yimen.demo.answers import answers_for
from yimen.demo.logins import PASSWORD
from yimen.engine import supervisor

VICTIMS = ("server", "worker", "a server's child", "worker")
PATIENCE = 120  # seconds for one request to get through, and for the last certificate


class Town:
    """The demo while nobody else uses it, so that it may be mistreated."""

    def __init__(self, address: str) -> None:
        self.home, self.address = installation.home(), address

    def kill(self, victim: str) -> None:
        """End a process with signal 9: the worker, the server, or one of the processes that serve requests."""
        run = supervisor.current(self.home)
        assert run is not None, "the supervisor is gone"
        process = psutil.Process(run.children[victim if victim == "worker" else "server"].pid)
        if victim == "a server's child":
            process = random.choice(process.children())
        process.kill()

    def healthy(self) -> bool:
        """Whether all live and the pages answer: processes that outlived a killed server may answer for it a while."""
        run = supervisor.current(self.home)
        try:
            living = [psutil.Process(child.pid) for child in run.children.values()] if run else []
            server = psutil.Process(run.children["server"].pid) if run else None
            return (
                server is not None
                and all(each.status() != psutil.STATUS_ZOMBIE for each in living)
                and bool(server.children())
                and supervisor.answers(f"{self.address}/healthz/server")
            )
        except psutil.NoSuchProcess:
            return False


@pytest.fixture
def town() -> Iterator[Town]:
    with installation.used(alone=True):
        yield Town(installation.start())


def persist(request: Callable[[], Answer]) -> Any:
    """Ask until there is an answer: what anybody's program does when a server is gone for a moment."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            answer = request()
        except Stumble:
            answer = None
        if answer is not None and answer.status < 500:
            assert answer.status < 400, answer.text
            return answer.json
        assert time.monotonic() < end, "the server did not come back"
        time.sleep(0.1)


class People:
    """Those who act, signed in before the trouble begins."""

    def __init__(self, address: str) -> None:
        self.of = {name: Visitor(address, name) for name in ("shenqingren", "shencha", "shencha2", "kezhang")}
        for name, person in self.of.items():
            person.sign_in(name, PASSWORD)
        applicant = self.of["shenqingren"]
        found = applicant.ask("/services?text=%E9%A3%9F%E5%93%81%E7%BB%8F%E8%90%A5%E8%AE%B8%E5%8F%AF")["items"]
        code = next(row["code"] for row in found if row["name"]["zh"] == SERVICE)
        read = applicant.ask(f"/services/{code}")
        content = read["content"]
        self.steps = [step["name"]["zh"] for step in content["steps"] if step["stage"] == "examination"]
        self.application = {
            "service": code,
            "version": read["version"],
            "applicant": APPLICANT,
            "answers": (answers := answers_for(content["form"], seed=1)),
            "materials": [
                {"code": material.code, "file": applicant.upload("/files", *picture_of(material))["id"]}
                for material in map(Material.model_validate, content["materials"])
                if material.needed(answers)
            ],
        }

    def walk(self) -> str:
        """One case from application to grant, each request repeated under its key until it is answered."""
        key = str(uuid4())
        applicant = self.of["shenqingren"]
        number = persist(lambda: applicant.tell("/cases", self.application, key=key))["number"]
        self.act("shencha", number, "accept")
        for officer in ("shencha", "shencha2"):
            for step in self.steps:
                self.act(officer, number, "opine", step=step, opinion="agree")
        self.act("kezhang", number, "decide", outcome="grant")
        return str(number)

    def act(self, who: str, number: str, act: str, **arguments: str) -> None:
        key = str(uuid4())
        body = {"act": act, "arguments": arguments}
        persist(lambda: self.of[who].tell(f"/cases/{number}/acts", body, key=key))

    def case(self, number: str) -> Any:
        return persist(lambda: self.of["shencha"].send("GET", f"/api/v1/cases/{number}"))


def test_kill_9_of_server_and_worker_loses_and_doubles_nothing(town: Town) -> None:
    people, over, killed = People(town.address), threading.Event(), []

    def kill() -> None:
        # One after the other, each in the middle of acts: the next when the pages answer again.
        waiting = list(VICTIMS)
        while waiting:
            while not town.healthy():
                time.sleep(0.05)
            time.sleep(random.uniform(0.1, 0.7))
            # One may have ended by itself, for want of the port that a killed one's child still held.
            with suppress(psutil.NoSuchProcess, IndexError):
                town.kill(waiting[0])
                killed.append(waiting.pop(0))
        over.set()

    killer, numbers = threading.Thread(target=kill), []
    killer.start()
    while not over.is_set() and killer.is_alive():
        numbers.append(people.walk())
    killer.join()
    assert tuple(killed) == VICTIMS
    assert len(set(numbers)) == len(numbers)
    end = time.monotonic() + PATIENCE
    while not all(people.case(number)["case"]["certificate"] for number in numbers):
        assert time.monotonic() < end, "a certificate is missing"
        time.sleep(0.5)
    opinions = ["opined"] * 2 * len(people.steps)
    for number in numbers:
        kinds = [event["kind"] for event in people.case(number)["history"]]
        assert kinds == ["submitted", "accepted", *opinions, "decided", "certificate_issued"]
    mine = [row["number"] for row in people.of["shenqingren"].ask("/cases?limit=100")["items"]]
    assert len(mine) == len(set(mine))
    for words in (("ledger", "verify"), ("cases", "rebuild", "--check")):
        checked = installation.yimen(*words)
        assert checked.returncode == 0, checked.stdout + checked.stderr
