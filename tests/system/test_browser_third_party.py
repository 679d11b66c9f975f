"""A third party on its own way, in both languages: the sheet with its code, the code page, the matter, a statement; the counter's permits."""

import re
from pathlib import Path

import pytest

from tests.system.conftest import Visitors
from tests.system.visitor import Visitor

pytestmark = pytest.mark.browser


def sheet_of_a_told_party(officer: Visitor) -> tuple[str, str]:
    """The code and the case number of a third party that waits to be heard."""
    officer.open("/desk/?view=examination")
    hrefs = officer.page.eval_on_selector_all(
        "main a[data-row]", "links => links.map(each => each.getAttribute('href'))"
    )
    told = next(href for href in hrefs if "/invitation" in officer.page.request.get(officer.address + href).text())
    officer.open(told)
    officer.submit("form[action*='/invitation']")
    words = officer.page.locator(".ym-slip").inner_text()
    found = re.search(r"\b[2-9A-Z]{4}(-[2-9A-Z]{4}){2}\b", words)
    number = re.search(r"BS\d{14}[0-9A-Z]", words)
    assert found and number, words
    return found[0], number[0]


@pytest.mark.parametrize(
    ("language", "phone"), [pytest.param("zh-hans", False, id="zh-desktop"), pytest.param("en", True, id="en-phone")]
)
def test_from_the_sheet_to_the_statement(visitors: Visitors, language: str, phone: bool, scan: Path) -> None:
    with visitors(language=language, phone=phone)("shencha") as officer:
        code, number = sheet_of_a_told_party(officer)
    with visitors(language=language, phone=phone)() as third:
        third.open("/interested/")
        third.page.fill("input[name=code]", "AAAA-AAAA-AAAA")
        third.submit()
        assert third.page.locator(".govuk-error-summary").count() == 1
        third.page.fill("input[name=code]", code.lower())
        third.submit()
        assert third.page.url.endswith(f"/interested/{number}/")
        third.follow("a[href$='/acts/state_views']")
        third.page.fill("textarea[name=statement]", "油烟和噪声影响居住")
        third.page.set_input_files("input[name=file]", str(scan))
        third.submit()
        assert scan.name in third.page.locator("main").inner_text()
    with visitors(language=language, phone=phone)("chuangkou") as clerk:
        clerk.open("/counter/permits/")
        clerk.page.fill("#find", "公司")
        clerk.submit("form[role=search]")
        assert clerk.page.locator("[data-rows] li").count() > 0
