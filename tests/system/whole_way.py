"""One application from search to verified certificate, step by step, by people at browsers."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.system.filling import PHONE, fill
from tests.system.visitor import Visitor
from yimen.demo.logins import PASSWORD

SEARCH = {"zh-hans": "开饭店", "en": "restaurant"}
ANSWERS = {"applicant_kind": "person", "applicant_phone": PHONE, "has_agent": "false", "business_form": "restaurant"}
NEEDED = ("business-licence", "legal-identity", "layout", "equipment", "rules", "premises-right", "processing-flow")
NUMBER = re.compile(r"BS\d{14}[0-9A-Z]")
ONWARD = "main form[method=post] button:not([name])"


def begin(person: Visitor) -> None:
    """From the home page over search and guide to the first page of the form; signs in on the way where asked to."""
    page = person.page
    person.open("/")
    person.keep("home")
    page.fill("main input[name=q]", SEARCH[person.language])
    person.submit("main form:has(input[name=q])")
    person.keep("search")
    person.follow("main a[href*='/services/']")
    person.keep("guide")
    person.follow("main a[href*='/apply/'], main form[action*='/apply/'] button")
    if "/account/login" in page.url:
        page.fill("input[name=username]", "shenqingren")
        page.fill("input[name=password]", PASSWORD)
        person.submit("main form:has(input[name=password])")
    person.submit("main form[method=post]")


def fill_in(person: Visitor) -> None:
    """Every page of the form, up to the materials."""
    page = person.page
    for topic in range(12):
        if "/materials" in page.url:
            return
        before = page.url
        fill(page, ANSWERS)
        if topic == 1:
            person.keep("form")
        person.press(ONWARD)
        assert page.url != before, person.text()[:800]
    raise AssertionError("the form does not end")


def hand_in_materials(person: Visitor, scan: Path) -> None:
    """Every needed material, one file each: sent as they are chosen, or all in one go where there are no scripts."""
    page = person.page
    for code in NEEDED:
        page.locator(f"input[name=file-{code}]").first.set_input_files(scan)
    if person.scripts:
        held = page.locator("#materials .ym-file__held")
        until(lambda: held.count() == len(NEEDED))
    person.keep("materials")
    person.press(ONWARD)
    assert page.url.endswith("/check"), person.text()[:800]


def hand_in(person: Visitor) -> str:
    """The declaration and the receipt; returns the case number."""
    page = person.page
    person.keep("check")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check(force=True)
    person.press(ONWARD)
    person.keep("receipt")
    found = NUMBER.search(person.text())
    assert found, person.text()[:500]
    assert page.locator("main img, main svg").count() > 0, "the receipt shows a QR code"
    return found.group(0)


def track(person: Visitor, number: str) -> None:
    """Look the case up with number and phone, as anybody does who has both."""
    person.open("/track/")
    person.page.fill("main input[name=number]", number.lower())
    person.page.fill("main input[name=phone]", PHONE)
    person.submit("main form:has(input[name=phone])")
    person.keep("track")
    assert number in person.text()


def act(staff: Visitor, number: str, name: str, choices: dict[str, str] | None = None) -> None:
    """Do one act on the page of the case."""
    address = f"/desk/cases/{number}/"
    staff.page.goto(staff.address + address)  # looked at after the act
    panel = staff.page.locator(f"#act-{name}")
    assert panel.count() == 1, staff.text()[-1500:]
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    for field, value in (choices or {}).items():
        panel.locator(f"input[name='{field}'][value='{value}']").check(force=True)
    with staff.page.expect_navigation():
        panel.locator("button[type=submit]").click()
    staff.look()


def examine(number: str, first: Visitor, second: Visitor) -> None:
    """Pre-review, acceptance, and an opinion of two officers in each step of the examination."""
    first.open("/desk/")
    first.keep("desk")
    act(first, number, "pre_review")
    act(first, number, "accept")
    first.keep("case")
    while any([opine_next(number, officer) for officer in (first, second)]):
        pass


def opine_next(number: str, officer: Visitor) -> bool:
    """An opinion on the first step that is open to this officer now, if any: a later step waits for those before it."""
    officer.page.goto(f"{officer.address}/desk/cases/{number}/")
    steps = officer.page.locator("#act-opine input[name=step]")
    if steps.count() == 0:
        return False
    act(officer, number, "opine", {"opinion": "agree", "step": steps.first.get_attribute("value") or ""})
    return True


def certificate_of(person: Visitor, number: str) -> Any:
    """The link to the certificate on the applicant's own page, when it is there."""
    person.page.goto(f"{person.address}/my/cases/{number}/")
    link = person.page.locator("main a[href*='certificate'][download], main a[href*='/certificates/']").first
    return link if link.count() else None


def fetch_certificate(person: Visitor, number: str, path: Path) -> None:
    """Download it as soon as it is made."""
    certificate = until(lambda: certificate_of(person, number))
    person.look()
    person.keep("granted")
    with person.page.expect_download() as download:
        certificate.click()
    download.value.save_as(path)


def verdict(person: Visitor, path: Path) -> str:
    """What the public verification page says of a file."""
    person.open("/verify/")
    person.page.set_input_files("main input[type=file]", path)
    person.submit("main form:has(input[type=file])")
    return str(person.page.locator("main [data-verdict]").first.get_attribute("data-verdict"))


def until(look: Callable[[], Any], seconds: float = 20) -> Any:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.25)
    raise AssertionError(f"nothing within {seconds} seconds")


def walk(visitor: Callable[..., Visitor], scan: Path, folder: Path) -> None:
    """The whole way. visitor: makes a person, signed in when it is given a user name."""
    with visitor() as applicant, visitor("shencha") as first, visitor("shencha2") as second, visitor("kezhang") as head:
        begin(applicant)
        fill_in(applicant)
        hand_in_materials(applicant, scan)
        number = hand_in(applicant)
        track(applicant, number)
        before = applicant.text()
        examine(number, first, second)
        act(head, number, "decide", {"outcome": "grant"})
        if applicant.scripts:
            until(lambda: applicant.text() != before)  # pushed to the open page, nobody reloaded it
        path = folder / "certificate.pdf"
        fetch_certificate(applicant, number, path)

        assert verdict(applicant, path) == "valid", applicant.text()[:600]
        applicant.keep("verified")
        changed = bytearray(path.read_bytes())
        changed[len(changed) // 2] ^= 1
        (folder / "changed.pdf").write_bytes(changed)
        assert verdict(applicant, folder / "changed.pdf") == "altered", applicant.text()[:600]
