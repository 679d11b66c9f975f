"""The proof of record: who gets it and when, and that the script finds it right and everything changed in it wrong."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from yimen.cases import heads, root_check
from yimen.cases.acts import seal_days as sealing
from yimen.cases.models import Case, CaseEvent
from yimen.cases.queries import proof as proofs
from yimen.cases.tests.factories import MORNING, PASSWORD, make_agency, make_case, make_service, make_user
from yimen.cases.tests.tampering import run, triggers_off
from yimen.ledger import trees
from yimen.ledger.models import DailyRoot
from yimen.permits import authority, ledger_seal
from yimen.permits.tests.factories import make_permit
from yimen.procedure import ACTS, Role

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SCRIPT = Path(__file__).resolve().parents[5] / "docs" / "verify_proof.py"


@pytest.fixture(autouse=True)
def short_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authority, "KEY_BITS", 2048)


def browser(user: Any = None, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.cookies["yimen_language"] = language
    if user is not None:
        assert client.login(username=user.username, password=PASSWORD)
    return client


@pytest.fixture
def wang() -> Any:
    return make_user(Role.APPLICANT)


@pytest.fixture
def case(wang: Any) -> Case:
    """A granted case among others, after two sealed days."""
    agency = make_agency("scjg")
    service = make_service(agency)
    for _each in range(3):
        make_case(service)
    case = make_case(service, state="granted", applicant=wang)
    make_case(service)
    sealing.seal_days(MORNING + 2 * DAY, ledger_seal.sign)
    return case


def download(case: Case, user: Any) -> dict[str, Any]:
    response = browser(user).get(f"/cases/{case.number}/proof.json")
    assert response.status_code == 200, response.content
    assert case.number in response.headers["Content-Disposition"]
    found: dict[str, Any] = json.loads(response.content)
    return found


def checked(proof: Any, tmp_path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The script by itself, as an applicant runs it: no path to our code, no settings."""
    file = tmp_path / "proof.json"
    file.write_text(proof if isinstance(proof, str) else json.dumps(proof, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-I", str(SCRIPT), str(file), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"})


class TestWho:
    def test_strangers_and_others_do_not_get_it(self, case: Case) -> None:
        address = f"/cases/{case.number}/proof.json"
        assert browser().get(address).status_code == 302
        assert browser(make_user(Role.APPLICANT)).get(address).status_code == 404
        assert browser(make_user(Role.OFFICER, agency=make_agency("wjw"))).get(address).status_code == 403

    def test_applicant_officer_and_supervisor_do(self, case: Case, wang: Any) -> None:
        for user in (wang, make_user(Role.OFFICER, agency=case.agency), make_user(Role.SUPERVISOR)):
            assert download(case, user)["leaf"]["subject"] == case.number
        assert browser(wang).get(f"/cases/{case.number}/proof").status_code == 200

    def test_the_applicant_reads_no_opinions_and_the_officer_does(self, case: Case, wang: Any) -> None:
        kinds = list(case.events.order_by("sequence").values_list("kind", flat=True))
        events = download(case, wang)["events"]
        hidden = [kind for kind, event in zip(kinds, events, strict=True) if event["body"] is None]
        assert hidden and set(hidden) == {"opined"}
        inside = download(case, make_user(Role.SUPERVISOR))["events"]
        assert all(event["body"] for event in inside)
        assert [event["hash"] for event in inside] == [event["hash"] for event in events]

    def test_what_applicants_are_told_are_kinds_that_there_are(self) -> None:
        """A kind that was renamed would silently be shown by its hash alone."""
        assert {row.event for row in ACTS} >= proofs.TOLD | proofs.NOTES_TOLD

    def test_an_internal_note_stays_inside(self, wang: Any) -> None:
        case = make_case(applicant=wang)
        with triggers_off("cases_caseevent"):
            run("UPDATE cases_caseevent SET kind = 'accepted', who = 'x', data = '{\"note\": \"aside\"}'")
        sealing.seal_days(MORNING + 2 * DAY, ledger_seal.sign)
        assert download(case, wang)["events"][0]["body"] is None


class TestWhen:
    @pytest.mark.parametrize(("language", "words"), [("en", "2 June 2016"), ("zh-hans", "2016年6月2日")])
    def test_before_the_first_root_the_pages_say_when(
        self, wang: Any, language: str, words: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING)
        case = make_case(applicant=wang)
        client = browser(language=language)
        client.force_login(wang)
        for page in (f"/my/cases/{case.number}/", f"/my/cases/{case.number}/receipt"):
            assert words in client.get(page).content.decode()
        refused = client.get(f"/cases/{case.number}/proof.json")
        assert refused.status_code == 409 and "2016-06-02" in refused.content.decode()

    def test_when_the_night_is_over_and_the_root_is_late_it_says_so(self, wang: Any) -> None:
        case = make_case(applicant=wang)
        refused = browser(wang).get(f"/cases/{case.number}/proof.json")
        assert refused.status_code == 409 and "in an hour" in refused.content.decode()

    def test_afterwards_the_pages_offer_it(self, case: Case, wang: Any) -> None:
        for page in (f"/my/cases/{case.number}/", f"/my/cases/{case.number}/receipt"):
            assert f"/cases/{case.number}/proof.json" in browser(wang).get(page).content.decode()


class TestTheScript:
    def test_finds_it_right_with_what_is_published(self, case: Case, wang: Any, tmp_path: Path) -> None:
        root = DailyRoot.objects.get(day=date(2016, 6, 2))
        page = browser().get("/ledger/").content.decode()
        print_of_key = ledger_seal.fingerprint(root.signature)
        assert root.hash in page and print_of_key in page
        pins = ("--statement-sha256", root.hash, "--certificate-sha256", print_of_key, "--events")
        done = checked(download(case, wang), tmp_path, *pins)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "the statement is signed" in done.stdout and f"Case {case.number} stood so" in done.stdout
        assert "submitted" in done.stdout and "shown by its hash alone" in done.stdout

    def test_takes_what_the_api_gives(self, case: Case, wang: Any, tmp_path: Path) -> None:
        response = browser(wang).get(f"/api/v1/cases/{case.number}/proof")
        assert response.status_code == 200
        assert checked(response.json(), tmp_path).returncode == 0

    @pytest.mark.parametrize(
        ("place", "value", "words"),
        [
            (("events", 0, "body", "at"), "2016-05-01T00:00:00.000000Z", "the content of event 1 was changed"),
            (("events", 0, "body", "data"), {}, "the content of event 1 was changed"),
            (("events", 1, "previous"), "a" * 64, "event 2 is not linked"),
            (("events", 2, "sequence"), 7, "event 3 is missing"),
            (("leaf", "hash"), "a" * 64, "the last event is not the one that the tree holds"),
            (("path", 0, "hash"), "a" * 64, "the path does not lead to the root"),
            (("statement", "root"), "a" * 64, "the path does not lead to the root"),
            (("statement", "day"), "2016-05-01", "the signature does not fit"),
            (("signature", "value"), "AAAA", "the signature does not fit"),
        ],
    )
    def test_names_what_was_changed(
        self, case: Case, wang: Any, tmp_path: Path, place: tuple[Any, ...], value: Any, words: str
    ) -> None:
        proof = download(case, wang)
        inner = proof
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = value
        done = checked(proof, tmp_path)
        assert (done.returncode, words in done.stdout) == (1, True), done.stdout + done.stderr

    @pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"form": "yimen-proof-1", "form": "x"}', "null"])
    def test_says_of_another_file_that_it_is_no_proof(self, tmp_path: Path, text: str) -> None:
        done = checked(text, tmp_path)
        assert (done.returncode, done.stderr) == (2, "") and "FAIL" in done.stdout

    def test_another_published_root_or_certificate(self, case: Case, wang: Any, tmp_path: Path) -> None:
        proof = download(case, wang)
        for option in ("--statement-sha256", "--certificate-sha256"):
            assert checked(proof, tmp_path, option, "a" * 64).returncode == 1


def script() -> Any:
    spec = importlib.util.spec_from_file_location("verify_proof", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scalars(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where every text, number and truth value of a proof stands."""
    if isinstance(value, dict):
        for key in value:
            yield from scalars(value[key], (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from scalars(inner, (*path, place))
    else:
        yield path


def altered(old: str | None) -> str:
    """The same text with one other character, whatever stood there: a signature may hold an x of its own."""
    return "x" if old is None else old[:5] + ("y" if old[5:6] == "x" else "x") + old[6:]


def test_no_single_value_of_a_proof_can_be_changed(case: Case, wang: Any, tmp_path: Path, monkeypatch: Any) -> None:
    """Every scalar of the whole file, one after the other; the certificate is held by its published fingerprint."""
    verifier, proof = script(), download(case, wang)
    file = tmp_path / "proof.json"
    print_of_key = ledger_seal.fingerprint(DailyRoot.objects.first().signature)  # type: ignore[union-attr]
    monkeypatch.setattr(sys, "argv", ["verify_proof.py", str(file), "--certificate-sha256", print_of_key])

    def verdict(changed: Any) -> int:
        file.write_text(json.dumps(changed), encoding="utf-8")
        found: int = verifier.main()
        return found

    assert verdict(proof) == 0
    unnoticed = []
    for path in scalars(proof):
        changed = deepcopy(proof)
        inner = changed
        for step in path[:-1]:
            inner = inner[step]
        old = inner[path[-1]]
        inner[path[-1]] = old + 1 if isinstance(old, int) else altered(old)
        if path == ("certificates",):
            inner[path[-1]] = old.replace("MII", "MIJ", 1)
        if verdict(changed) == 0:
            unnoticed.append(path)
    assert unnoticed == []


def test_openssl_alone_is_enough(case: Case, wang: Any, monkeypatch: Any) -> None:
    verifier, proof = script(), download(case, wang)
    if not verifier.shutil.which("openssl"):
        pytest.skip("no openssl on this machine")
    monkeypatch.setattr(verifier, "with_cryptography", lambda *_given: None)
    assert verifier.check_signature(proof) == "openssl"
    proof["statement"]["cases"] += 1
    with pytest.raises(verifier.Broken):
        verifier.check_signature(proof)


def test_without_both_the_script_says_that_the_signature_is_open(case: Case, wang: Any, monkeypatch: Any) -> None:
    verifier, proof = script(), download(case, wang)
    for name in ("with_cryptography", "with_openssl"):
        monkeypatch.setattr(verifier, name, lambda *_given: None)
    assert verifier.check_signature(proof) is None


def test_every_case_of_a_tree_with_several_pages_has_its_proof(
    wang: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of 1,024 cases made small: first, last, and the odd ones at every level."""
    monkeypatch.setattr(heads, "PAGE", 2)
    for module in (sealing, root_check):
        monkeypatch.setattr(module, "PAGE_HEIGHT", 1)
    service = make_service()
    cases = [make_case(service, applicant=wang) for _each in range(7)]
    sealing.seal_days(MORNING + DAY, ledger_seal.sign)
    assert list(root_check.root_faults(ledger_seal.verify)) == []
    for case in cases:
        assert checked(download(case, wang), tmp_path).returncode == 0


def test_a_case_that_does_not_fit_its_root_gets_no_proof(case: Case, wang: Any) -> None:
    with triggers_off("cases_caseevent"):
        CaseEvent.objects.filter(case=case, sequence=case.sequence).update(hash="a" * 64)
    refused = browser(wang).get(f"/cases/{case.number}/proof.json")
    assert refused.status_code == 409 and "does not fit" in refused.content.decode()


class TestThePublicPage:
    @pytest.mark.parametrize("language", ["en", "zh-hans"])
    def test_empty_and_full(self, language: str, wang: Any) -> None:
        assert browser(language=language).get("/ledger/").status_code == 200
        make_case()
        sealing.seal_days(MORNING + 40 * DAY, ledger_seal.sign)
        first, second = (browser(language=language).get(f"/ledger/?page={n}").content.decode() for n in (1, 2))
        assert "2016-07-10" in first and "2016-06-01" not in first and "2016-06-01" in second

    def test_each_root_and_all_of_them_can_be_kept(self, case: Case) -> None:
        one = json.loads(browser().get("/ledger/2016-06-02.json").content)
        lines = b"".join(browser().get("/ledger/roots.jsonl")).decode().splitlines()  # type: ignore[arg-type]
        assert [json.loads(line)["statement"]["day"] for line in lines] == ["2016-06-01", "2016-06-02"]
        assert json.loads(lines[1]) | {"certificates": one["certificates"]} == one
        assert one["statement"]["previous"] == json.loads(lines[0])["hash"]

    @pytest.mark.parametrize("day", ["2016-05-31", "2016-06-03", "2016-6-1", "x"])
    def test_a_day_without_a_root(self, case: Case, day: str) -> None:
        assert browser().get(f"/ledger/{day}.json").status_code == 404

    def test_the_script_is_offered_as_it_is(self) -> None:
        response = browser().get("/ledger/verify_proof.py")
        assert b"".join(response) == SCRIPT.read_bytes()  # type: ignore[arg-type]


def test_a_permit_is_proven_under_the_same_signed_statement(wang: Any, tmp_path: Path) -> None:
    permits = [make_permit(applicant=wang), *(make_permit() for _each in range(3))]
    permit = permits[0]
    holder, address = browser(wang), f"/permits/{permit.number}/proof.json"
    assert browser(make_user(Role.APPLICANT)).get(address).status_code == 404
    assert holder.get(address).status_code == 409
    sealing.seal_days(MORNING + 2 * DAY, ledger_seal.sign)
    proof = json.loads(holder.get(address).content)
    assert (proof["form"], proof["statement"]["form"], proof["statement"]["permits"]) == (
        "yimen-permit-proof-1", "yimen-root-2", 4,
    )  # fmt: skip
    good = checked(proof, tmp_path, "--events")
    assert (good.returncode, f"Permit {permit.number} stood so" in good.stdout) == (0, True), good.stdout
    assert checked(json.dumps(proof).replace("2021", "2031"), tmp_path).returncode == 1
    assert checked(proof | {"form": "yimen-proof-1"}, tmp_path).returncode == 1


def test_days_that_were_signed_before_permits_were_covered_still_hold(
    wang: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    permit = make_permit(applicant=wang)
    with monkeypatch.context() as before:
        before.setattr(trees, "_permits", [])
        sealing.seal_days(MORNING + 2 * DAY, ledger_seal.sign)
        old = download(permit.case, wang)
    assert (old["statement"]["form"], "permits" in old["statement"]) == ("yimen-root-1", False)
    assert browser(wang).get(f"/permits/{permit.number}/proof.json").status_code == 409
    sealing.seal_days(MORNING + 3 * DAY, ledger_seal.sign)
    assert list(root_check.root_faults(ledger_seal.verify)) == []
    assert [root.statement.values["form"] for root in DailyRoot.objects.order_by("day")] == [
        "yimen-root-1", "yimen-root-1", "yimen-root-2",
    ]  # fmt: skip
    assert checked(old, tmp_path).returncode == 0
    assert browser(wang).get(f"/permits/{permit.number}/proof.json").status_code == 200


def test_a_permit_whose_event_was_rewritten_does_not_fit_its_root(wang: Any) -> None:
    permit = make_permit(applicant=wang)
    sealing.seal_days(MORNING + 2 * DAY, ledger_seal.sign)
    with triggers_off("permits_permitevent"):
        run("UPDATE permits_permitevent SET hash = %s WHERE permit_id = %s", "0" * 64, permit.pk)
    faults = [fault.reason for fault in root_check.root_faults(ledger_seal.verify)]
    assert set(faults) == {"does not fit the events recorded until the end of that day"}
    assert browser(wang).get(f"/permits/{permit.number}/proof.json").status_code == 409
