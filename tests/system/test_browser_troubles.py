"""What goes wrong at a browser: each slip has its own words, and nothing that was typed is lost.

What needs no browser is tested beside its pages (hostile files, stale pages, numbers, dates, double acts).
"""

from pathlib import Path
from typing import Any

import pytest

from tests.system.conftest import Visitors
from tests.system.filling import fill
from tests.system.visitor import Visitor
from tests.system.whole_way import ANSWERS, ONWARD, begin, fill_in, hand_in_materials, until
from yimen.demo.logins import PASSWORD

pytestmark = pytest.mark.browser

MEGABYTE = 1_000_000


def said_in(person: Visitor, code: str) -> str:
    """What stands in red beside a material, as soon as something does."""
    words = person.page.locator(f"#material-{code} .govuk-error-message")
    until(lambda: words.count() == 1)
    return str(words.inner_text())


def slips_with_files(folder: Path) -> dict[str, Path]:
    """A file of a kind that is not taken, one without a byte, one beyond the limit, and text that claims to be a PDF."""
    contents = {
        "program.exe": b"MZ" + bytes(100),
        "empty.pdf": b"",
        "large.pdf": b"%PDF-1.7\n" + bytes(11 * MEGABYTE),
        "letter.pdf": b"Dear Sirs",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_wrong_files_are_refused_each_in_its_own_words(
    visitors: Visitors, scan: Path, tmp_path: Path, scripts: bool
) -> None:
    with visitors(language="en", phone=True, scripts=scripts)() as person:
        begin(person)
        fill_in(person)
        told = {name: offer(person, "layout", path) for name, path in slips_with_files(tmp_path).items()}
        assert len(set(told.values())) == len(told), told
        assert "pdf" in told["program.exe"].lower()
        assert "empty" in told["empty.pdf"]
        assert "10 MB" in told["large.pdf"] or "10 megabytes" in told["large.pdf"]
        hand_in_materials(person, scan)  # and the way goes on from there


def offer(person: Visitor, code: str, path: Path) -> str:
    """Choose a file for a material, and send it where it is not sent by itself; returns what is said of it."""
    person.page.locator(f"input[name=file-{code}]").set_input_files(path)
    if not person.scripts:
        person.press(f"button[name=upload][value={code}]")
        if person.page.locator(f"#material-{code}").count() == 0:  # too large even to be read
            said = person.text()
            person.press("main a.govuk-button, main .govuk-button-group a")
            assert "/materials" in person.page.url
            return said
    said = said_in(person, code)
    person.look()
    return said


def test_a_form_that_two_tabs_hand_in_is_one_case_with_one_receipt(visitors: Visitors, scan: Path) -> None:
    with visitors(language="zh-hans")() as person:
        begin(person)
        fill_in(person)
        hand_in_materials(person, scan)
        other = person.context.new_page()
        other.goto(person.page.url)
        receipts = [hand_in_at(page) for page in (person.page, other)]
        assert receipts[0] == receipts[1]
        other.close()
        person.look()


def hand_in_at(page: Any) -> str:
    """Declare and hand in at one tab; returns the address of the receipt."""
    page.locator("main form input[name=declaration]").check(force=True)
    with page.expect_navigation():
        page.locator(ONWARD).first.click()
    assert page.url.endswith("/receipt"), page.url
    return str(page.url)


def test_a_session_that_ended_while_typing_gives_the_words_back(visitors: Visitors) -> None:
    with visitors(language="zh-hans")() as person:
        page = person.page
        begin(person)
        fill(page, {**ANSWERS, "applicant_name": "王不忘"})
        wanted = page.url
        person.context.clear_cookies(name="yimen_session")
        person.press(ONWARD)
        assert "/account/login" in page.url
        page.fill("input[name=username]", "shenqingren")
        page.fill("input[name=password]", PASSWORD)
        person.submit("main form:has(input[name=password])")
        assert "王不忘" in person.text()
        person.press(ONWARD)
        page.goto(wanted)
        assert page.locator("input[name=applicant_name]").input_value() == "王不忘"


def test_an_officer_whose_page_is_stale_is_told_what_changed_and_keeps_the_text(visitors: Visitors) -> None:
    kind = visitors(language="zh-hans", scripts=False)
    with kind("shencha") as late, kind("shencha2") as early:
        late.open("/desk/?view=pre_review")
        address = late.page.locator("main a[data-row]").last.get_attribute("href") or ""
        for officer in (late, early):
            officer.page.goto(officer.address + address)
            open_act(officer, "pre_review")
        early.press("#act-pre_review button[type=submit]")
        text = late.page.locator("#act-pre_review textarea").first
        text.fill("材料与原件一致")
        late.press("#act-pre_review button[type=submit]")
        assert "材料与原件一致" in late.page.content()
        assert late.page.locator(".ym-banner, .govuk-error-summary").count() > 0


def open_act(officer: Visitor, name: str) -> None:
    """Unfold the form of an act."""
    panel = officer.page.locator(f"#act-{name}")
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()


WRONG = [
    pytest.param("/services/310113-no-such/", "main", id="unknown service"),
    pytest.param("/my/cases/BS20160101000009X/", "main", id="unknown case"),
    pytest.param("/verify/7KQ4-M2XD-93RA", ".govuk-error-summary", id="unknown certificate"),
    pytest.param("/clock/?from=2016-02-30&term=5wd", ".govuk-error-summary", id="a day that does not exist"),
    pytest.param("/clock/?from=9999-12-31&term=5wd", ".govuk-error-summary", id="beyond every calendar"),
    pytest.param("/clock/?from=2031-01-02&term=5wd", "main", id="a year without an official calendar yet"),
]


def test_wrong_numbers_and_dates_have_their_own_words(visitors: Visitors) -> None:
    with visitors(language="en")("shenqingren") as person:
        said = {}
        for case in WRONG:
            address, place = case.values
            person.open(str(address))
            said[case.id] = person.page.locator(str(place)).first.inner_text()
        assert len(set(said.values())) == len(WRONG), said
        assert "Provisional" in said["a year without an official calendar yet"]
        person.open("/track/")
        person.page.fill("main input[name=number]", "BS20160101000009X")
        person.page.fill("main input[name=phone]", "13800000000")
        person.submit("main form:has(input[name=phone])")
        assert person.page.locator(".govuk-error-summary").is_visible()
        assert person.page.locator("main input[name=number]").input_value() == "BS20160101000009X"
