"""One application from search to verified certificate, by people at browsers, against the whole running platform."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.system.conftest import Demo
from tests.system.filling import PHONE, fill
from tests.system.visitor import Visitor
from yimen.demo.logins import PASSWORD

pytestmark = pytest.mark.browser

SEARCH = {"zh-hans": "开饭店", "en": "restaurant"}
ANSWERS = {"applicant_kind": "person", "applicant_phone": PHONE, "has_agent": "false", "business_form": "restaurant"}
NUMBER = re.compile(r"BS\d{14}[0-9A-Z]")


@pytest.fixture(scope="session")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture such as a phone takes of a document."""
    path = tmp_path_factory.mktemp("papers") / "营业执照.png"
    Image.new("RGB", (800, 600), "white").save(path)
    return path


def apply(person: Visitor, scan: Path) -> str:
    """From the home page to the receipt; returns the case number."""
    page = person.page
    person.open("/")
    person.keep(f"home-{person.language}-{'phone' if person.phone else 'desktop'}")
    page.fill("main input[name=q]", SEARCH[person.language])
    person.submit("main form:has(input[name=q])")
    person.keep(f"search-{person.language}-{'phone' if person.phone else 'desktop'}")
    person.follow("main a[href*='/services/']")
    person.keep(f"guide-{person.language}-{'phone' if person.phone else 'desktop'}")
    person.follow("main a[href*='/apply/'], main form[action*='/apply/'] button")
    if "/account/login" in page.url:
        page.fill("input[name=username]", "shenqingren")
        page.fill("input[name=password]", PASSWORD)
        person.submit("main form:has(input[name=password])")
    person.submit("main form[method=post]")
    for _topic in range(12):
        if "/materials" in page.url:
            break
        before = page.url
        fill(page, ANSWERS)
        person.keep(f"form-{person.language}-{'phone' if person.phone else 'desktop'}")
        person.press("main form[method=post] button:not([name])")
        assert page.url != before, person.text()[:800]
    hand_in_materials(person, scan)
    person.keep(f"check-{person.language}-{'phone' if person.phone else 'desktop'}")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check(force=True)
    person.press("main form[method=post] button:not([name])")
    person.keep(f"receipt-{person.language}-{'phone' if person.phone else 'desktop'}")
    found = NUMBER.search(person.text())
    assert found, person.text()[:500]
    assert page.locator("main img, main svg").count() > 0, "the receipt shows a QR code"
    return found.group(0)


def hand_in_materials(person: Visitor, scan: Path) -> None:
    """Every needed material, one file each, all in one go."""
    page = person.page
    needed = ["business-licence", "legal-identity", "layout", "equipment", "rules", "premises-right", "processing-flow"]
    for code in needed:
        page.locator(f"input[name=file-{code}]").first.set_input_files(scan)
        if person.scripts:
            page.wait_for_load_state("networkidle")
    person.keep(f"materials-{person.language}-{'phone' if person.phone else 'desktop'}")
    person.press("main form[method=post] button:not([name])")
    assert page.url.endswith("/check"), person.text()[:800]


def act(staff: Visitor, number: str, name: str, choices: dict[str, str] | None = None) -> None:
    """Open the case on the desk and do one act there."""
    staff.open(f"/desk/cases/{number}/")
    panel = staff.page.locator(f"#act-{name}")
    assert panel.count() == 1, staff.text()[-1500:]
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    for field, value in (choices or {}).items():
        panel.locator(f"input[name='{field}'][value='{value}']").check(force=True)
    with staff.page.expect_navigation():
        panel.locator("button[type=submit]").click()
    staff.look()


def until(look: Callable[[], Any], seconds: float = 20) -> Any:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.25)
    raise AssertionError(f"nothing within {seconds} seconds")


WAYS = [
    pytest.param("zh-hans", True, False, id="zh-desktop"),
    pytest.param("en", True, True, id="en-phone"),
    pytest.param("zh-hans", False, True, id="zh-phone-without-scripts"),
    pytest.param("en", False, False, id="en-desktop-without-scripts"),
]


@pytest.mark.parametrize(("language", "scripts", "phone"), WAYS)
def test_the_whole_way(
    demo: Demo, chromium: Any, scan: Path, tmp_path: Path, language: str, scripts: bool, phone: bool
) -> None:
    def visitor(username: str = "") -> Visitor:
        person = Visitor(chromium, demo.address, language=language, scripts=scripts, phone=phone)
        if username:
            person.sign_in(username, PASSWORD)
        return person

    with visitor() as applicant, visitor("shencha") as first, visitor("shencha2") as second, visitor("kezhang") as head:
        number = apply(applicant, scan)

        applicant.open("/track/")
        applicant.page.fill("main input[name=number]", number.lower())
        applicant.page.fill("main input[name=phone]", PHONE)
        applicant.submit("main form:has(input[name=phone])")
        applicant.keep(f"track-{language}-{'phone' if phone else 'desktop'}")
        before = applicant.text()
        assert number in before

        first.open("/desk/")
        first.keep(f"desk-{language}-{'phone' if phone else 'desktop'}")
        act(first, number, "pre_review")
        act(first, number, "accept")
        steps = [each.get_attribute("value") for each in first.page.locator("#act-opine input[name=step]").all()]
        for step in steps or [""]:
            for officer in (first, second):
                act(officer, number, "opine", {"opinion": "agree", **({"step": step} if step else {})})
        first.keep(f"case-{language}-{'phone' if phone else 'desktop'}")
        act(head, number, "decide", {"outcome": "grant"})

        if scripts:
            until(lambda: applicant.text() != before)  # pushed to the open page, nobody reloaded it
        certificate = until(lambda: certificate_of(applicant, number))
        applicant.keep(f"granted-{language}-{'phone' if phone else 'desktop'}")
        with applicant.page.expect_download() as download:
            certificate.click()
        path = tmp_path / "certificate.pdf"
        download.value.save_as(path)

        verify(applicant, path)
        applicant.keep(f"verified-{language}-{'phone' if phone else 'desktop'}")
        genuine = applicant.page.locator("main [data-verdict]").first.get_attribute("data-verdict")
        assert genuine == "genuine", applicant.text()[:600]
        changed = bytearray(path.read_bytes())
        changed[len(changed) // 2] ^= 1
        (tmp_path / "changed.pdf").write_bytes(changed)
        verify(applicant, tmp_path / "changed.pdf")
        applicant.keep(f"changed-{language}-{'phone' if phone else 'desktop'}")
        assert applicant.page.locator("main [data-verdict]").first.get_attribute("data-verdict") != "genuine"


def certificate_of(person: Visitor, number: str) -> Any:
    """The link to the certificate on the applicant's own page, when it is there."""
    person.open(f"/my/cases/{number}/")
    link = person.page.locator("main a[href*='certificate'][download], main a[href*='/certificates/']").first
    return link if link.count() else None


def verify(person: Visitor, path: Path) -> None:
    """Upload a file to the public verification page."""
    person.open("/verify/")
    person.page.set_input_files("main input[type=file]", path)
    person.submit("main form:has(input[type=file])")
