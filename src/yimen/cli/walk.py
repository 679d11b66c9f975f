"""`yimen walk`: one whole application over HTTP against a running demo, as its people would do it."""

import time
from io import BytesIO
from itertools import pairwise
from secrets import randbelow
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote
from uuid import uuid4

import typer

from yimen.cli.visitor import Stumble, Visitor

if TYPE_CHECKING:
    from yimen.catalogue.content import Material

SERVICE = "食品经营许可（餐饮服务）"
PHONE = "13816000001"
APPLICANT = {"kind": "person", "name": "王秀英", "identifier": "310113198805120023", "phone": PHONE}
PATIENCE = 90  # seconds for the worker to begin, and later to make the certificate


def walk(
    address: Annotated[
        str, typer.Option("--address", "--url", help="Where the demo answers.")
    ] = "http://127.0.0.1:8000",
) -> None:
    """Walk one application from search to verified certificate; ends with 1 at the first thing that is not right."""
    began = time.monotonic()
    try:
        Walk(address).run()
    except Stumble as stumble:
        typer.secho(f"\nThe walk ended here: {stumble}", fg="red", err=True)
        raise typer.Exit(1) from None
    typer.secho(f"\nThe whole way, in {time.monotonic() - began:.1f} s.", fg="green")


class Walk:
    """The walk, step by step; what one step finds out the later ones use."""

    def __init__(self, address: str) -> None:
        from yimen.demo import logins

        self.passer = Visitor(address, "a passer-by")
        people = {login.username: login for login in logins.LOGINS}
        self.logins = {name: people[name] for name in ("shenqingren", "shencha", "shencha2", "kezhang", "weisheng")}
        self.people = {name: Visitor(address, login.name) for name, login in self.logins.items()}
        self.service: dict[str, Any] = {}
        self.number = ""
        self.originals: list[str] = []  # names of materials that are compared with their originals
        self.steps = 0

    def run(self) -> None:
        """Every step in order. Raises Stumble."""
        self.find()
        self.sign_in()
        self.apply()
        self.wrong_people()
        self.receive()
        self.examine()
        self.decide()
        certificate = self.wait_for_certificate()
        self.verify(certificate)
        self.deliver()
        self.follow()

    def find(self) -> None:
        """Search, guide and form, as anybody sees them."""
        self.wait_until_well()
        found = self.passer.ask(f"/services?text={quote('食品经营许可')}")["items"]
        named = [row for row in found if row["name"]["zh"] == SERVICE]
        expect(bool(named), f"the catalogue has no {SERVICE}")
        self.service = named[0]
        read = self.passer.ask(f"/services/{self.service['code']}")
        self.version, self.content = read["version"], read["content"]
        guide = f"/services/{self.service['code']}/"
        expect(
            guide in self.passer.page(f"/search?q={quote('开饭店')}").text,
            f"the search for 开饭店 does not find {SERVICE}",
        )
        expect(self.service["name"]["en"] in self.passer.page(guide).text, "the guide has another name")
        terms = self.content["terms"]
        self.say(f"Found {SERVICE}", f"by law {terms['statutory']}, promised {terms['promised']}")

    def wait_until_well(self) -> None:
        """Right after a start the worker has not reported yet: give it the time that it needs at most."""
        give_up = time.monotonic() + PATIENCE
        while (answer := self.passer.send("GET", "/healthz")).status != 200:
            if time.monotonic() > give_up:
                raise Stumble(f"{answer.address} says: {answer.text}. Look into the logs, or start with: make demo")
            time.sleep(0.5)

    def sign_in(self) -> None:
        """Everybody through the login page."""
        for name, login in self.logins.items():
            self.people[name].sign_in(login.username, login.password)
            me = self.people[name].ask("/me")
            expect(me["roles"] == list(login.roles), f"{login.username} is signed in as {me['roles']}")
        self.say("Signed in", "; ".join(f"{login.name}, {login.role}" for login in self.logins.values()))

    def apply(self) -> None:
        """Upload the materials, hand in the application, twice: it is one case."""
        from yimen.catalogue.content import Material
        from yimen.demo.answers import answers_for

        applicant = self.people["shenqingren"]
        answers = answers_for(self.content["form"], seed=randbelow(10**9))
        materials = []
        for material in map(Material.model_validate, self.content["materials"]):
            if material.needed(answers):
                stored = applicant.upload("/files", *picture_of(material))
                materials.append({"code": material.code, "file": stored["id"]})
                self.originals += [material.name.zh] if material.least_level == "C" else []
        self.say("Uploaded", f"{len(materials)} materials")
        application = {
            "service": self.service["code"],
            "version": self.version,
            "applicant": APPLICANT,
            "answers": answers,
            "materials": materials,
        }
        key = str(uuid4())
        receipt = good(applicant.tell("/cases", application, key=key))
        again = good(applicant.tell("/cases", application, key=key))
        expect(receipt == again, "the same application, sent twice, became two cases")
        self.number = receipt["number"]
        expect(self.number in applicant.page(f"/cases/{self.number}/receipt").text, "the receipt has no number")
        self.say(f"Handed in: {self.number}", f"sent twice, one case; corrections until {receipt['correction_due']}")

    def wrong_people(self) -> None:
        """Who may not act is told so, with the article."""
        act = {"act": "decide", "arguments": {"outcome": "grant"}}
        early = refused(self.people["kezhang"].tell(f"/cases/{self.number}/acts", act), 409, "not_yet_accepted")
        self.say("Too early to decide", f"refused: {early['message']} ({early['article']})")
        accept = {"act": "accept", "arguments": {}}
        refused(self.people["weisheng"].tell(f"/cases/{self.number}/acts", accept), 403, "case_of_other_agency")
        own = refused(self.people["shenqingren"].tell(f"/cases/{self.number}/acts", accept), 403, "act_not_your_role")
        self.say("Wrong people", f"refused: another department; the applicant ({own['article']})")

    def receive(self) -> None:
        """Pre-review and acceptance; the clocks start."""
        self.act("shencha", "pre_review")
        if self.originals:
            accept = {"act": "accept", "arguments": {}}
            told = refused(
                self.people["shencha"].tell(f"/cases/{self.number}/acts", accept), 409, "original_not_compared"
            )
            self.act("shencha", "compare_original", items=self.originals)
            self.say("Compared with the original", f"{'、'.join(self.originals)}; before: refused ({told['article']})")
        done = self.act("shencha", "accept", note="材料齐全，符合法定形式")
        due, terms = done["due"], self.content["terms"]
        for clock in self.people["shencha"].ask(f"/cases/{self.number}")["clocks"]:
            if clock["ended"] is None:
                count = self.passer.ask(f"/clock?start={clock['started']}&term={clock['term']}")
                expect(count["due"] == clock["due"], f"{clock['name']} is due {clock['due']}, counted {count['due']}")
        self.say(
            "Accepted", f"decision due {due['statutory']} by law, {due['promised']} as promised ({terms['promised']})"
        )

    def examine(self) -> None:
        """An opinion of each officer on each step."""
        steps = [step["name"]["zh"] for step in self.content["steps"] if step["stage"] == "examination"]
        officers = ["shencha", "shencha2"][: max(1, self.content["officers"])]
        for officer in officers:
            for step in steps:
                self.act(officer, "opine", step=step, opinion="agree", text="现场核查符合条件")
        names = "、".join(self.logins[officer].name for officer in officers)
        self.say("Examined", f"{'、'.join(steps)} by {names}")

    def decide(self) -> None:
        """The section head grants; from here the worker is at work."""
        done = self.act("kezhang", "decide", outcome="grant")
        self.say("Granted", f"delivery due {done['due']['delivery']}")

    def wait_for_certificate(self) -> str:
        """The number of the certificate that the worker makes."""
        applicant, began = self.people["shenqingren"], time.monotonic()
        while time.monotonic() - began < PATIENCE:
            row = applicant.ask(f"/cases/{self.number}")["case"]
            if row["certificate"]:
                self.say(f"Certificate {row['certificate']}", f"{time.monotonic() - began:.1f} s after the decision")
                return str(row["certificate"])
            time.sleep(0.3)
        raise Stumble(f"no certificate after {PATIENCE} s; does the worker run? (logs/worker.log)")

    def verify(self, certificate: str) -> None:
        """By number, by file, and with one changed byte."""
        expect(certificate[:4] in self.passer.page(f"/verify/{certificate}").text, "the page of the number is empty")
        by_number = self.passer.ask(f"/certificates/{certificate}")
        expect(by_number["good"], f"the register calls the certificate {by_number['outcome']}")
        row = by_number["certificate"]
        self.say("Verified by number", f"{row['title']['zh']}, {row['valid_from']} to {row['valid_until']}")
        expect(
            self.passer.send("GET", f"/api/v1/certificates/{certificate}/file").status == 401, "strangers get the file"
        )
        pdf = self.people["shenqingren"].page(f"/certificates/{certificate}.pdf").content
        expect(pdf.startswith(b"%PDF"), "what was downloaded is no PDF")
        same = self.passer.upload("/verifications", "certificate.pdf", pdf)
        expect(same["good"], f"the downloaded file is called {same['outcome']}")
        changed = bytearray(pdf)
        changed[len(changed) // 2] ^= 1
        other = self.passer.upload("/verifications", "certificate.pdf", bytes(changed))
        expect(not other["good"], "one changed byte was not detected")
        self.say(f"Verified by file ({len(pdf):,} bytes)", f"genuine; with one byte changed: {other['outcome']}")

    def deliver(self) -> None:
        """Delivered online; the case is closed."""
        done = self.act("shencha", "deliver", method="online")
        expect(done["state"] == "delivered", f"the case is {done['state']}")
        self.say("Delivered", "online")

    def follow(self) -> None:
        """Track it without an account, and look at the chain of its events."""
        tracked = self.passer.submit("/track/", {"number": self.number, "phone": PHONE})
        expect(tracked.address.rstrip("/").endswith(self.number), "number and phone do not lead to the case")
        history = self.people["shencha"].ask(f"/cases/{self.number}")["history"]
        for before, event in pairwise(history):
            expect(event["previous_hash"] == before["hash"], f"event {event['sequence']} is not chained")
        self.say("Tracked by number and phone", f"{len(history)} events, chained")

    def act(self, who: str, act: str, **arguments: Any) -> Any:
        """One act by one person, on what they see now."""
        person = self.people[who]
        seen = person.ask(f"/cases/{self.number}/acts")["sequence"]
        body = {"act": act, "arguments": arguments, "expected_sequence": seen}
        return good(person.tell(f"/cases/{self.number}/acts", body, key=str(uuid4())))

    def say(self, what: str, more: str = "") -> None:
        """One line for one step."""
        self.steps += 1
        typer.echo(f"{self.steps:3}. {what}" + (f": {more}" if more else ""))


def expect(holds: bool, otherwise: str) -> None:
    """Raise Stumble unless it holds."""
    if not holds:
        raise Stumble(otherwise)


def good(answer: Any) -> Any:
    """The JSON of an answer that must be good."""
    if answer.status >= 400:
        said = answer.json
        faults = [fault.get("message") for fault in said["data"].get("errors", []) if isinstance(fault, dict)]
        raise Stumble(
            f"{answer.address} answered {answer.status}: {said['message']} {said['article'] or ''} {faults or ''}"
        )
    return answer.json


def refused(answer: Any, status: int, code: str) -> Any:
    """The JSON of an answer that must be exactly this refusal."""
    said = answer.json
    if (answer.status, said.get("code")) != (status, code):
        raise Stumble(f"expected {status} {code}, got {answer.status} {said.get('code')}")
    return said


def picture_of(material: "Material") -> tuple[str, bytes]:
    """A file that can stand for the material: name and content, of a kind that it accepts."""
    from PIL import Image

    kind = "pdf" if "pdf" in material.accepts else material.accepts[0].value
    stream = BytesIO()
    Image.new("RGB", (600, 800), "white").save(stream, {"pdf": "PDF", "jpg": "JPEG", "png": "PNG"}[kind])
    return f"{material.code}.{kind}", stream.getvalue()
