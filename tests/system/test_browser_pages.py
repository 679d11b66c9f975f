"""The rooms beside the applicant's way: counter, calculator, oversight, figures, components; in both languages."""

from pathlib import Path

import pytest

from tests.system.conftest import Visitors
from tests.system.filling import fill
from tests.system.visitor import Visitor
from tests.system.whole_way import ANSWERS, NUMBER, until

pytestmark = pytest.mark.browser

KINDS = [pytest.param("zh-hans", False, id="zh-desktop"), pytest.param("en", True, id="en-phone")]
PUBLIC = ("/departments", "/track/", "/verify/", "/account/login", "/services/nothing/", "/search?q=%00nothing")
COUNT = "/clock/?from=2016-02-03&term=20wd"


@pytest.mark.parametrize(("language", "phone"), KINDS)
def test_anyone_reads_the_public_pages(visitors: Visitors, language: str, phone: bool) -> None:
    with visitors(language=language, phone=phone)() as person:
        for path in PUBLIC:
            person.open(path)
        person.open(COUNT)
        person.keep("count")
        assert person.page.locator(".is-makeup").count() >= 2, "two weekend days of that February were worked"
        person.page.locator("main details summary").first.click()
        person.look()
        person.follow("main a[href*='/clock/']")


@pytest.mark.parametrize(("language", "phone"), KINDS)
def test_the_counter_takes_in_for_a_visitor_without_account(
    visitors: Visitors, scan: Path, language: str, phone: bool
) -> None:
    with visitors(language=language, phone=phone)("chuangkou") as clerk:
        page = clerk.page
        clerk.open("/counter/")
        clerk.keep("counter")
        page.fill("input[name=text]", "食品经营许可")
        clerk.submit("main form:has(input[name=text])")
        clerk.press("main form[action='/counter/start'] button")
        fill(page, ANSWERS, form="main form#sheet")
        clerk.press("button[name=submit]")  # without a single material
        assert page.locator(".govuk-error-summary").is_visible()
        assert page.locator("input[name=applicant_name]").input_value() == "王小明", "what was typed is kept"
        hand_over_materials(clerk, scan)
        clerk.press("button[name=submit]")
        found = NUMBER.search(page.url)
        assert found, clerk.text()[:800]
        clerk.open(f"/counter/cases/{found.group(0)}/receipt")
        clerk.keep("slip")
        assert found.group(0) in clerk.text() and page.locator("main svg").count() > 0
        clerk.open("/counter/cases/")


def hand_over_materials(clerk: Visitor, scan: Path) -> None:
    """A file for each needed material."""
    fields = clerk.page.locator(".ym-file:has(.ym-file__need--required) input[type=file]")
    names = [field.get_attribute("name") for field in fields.all()]
    for name in names:
        clerk.page.locator(f"input[name='{name}']").set_input_files(scan)
    until(lambda: clerk.page.locator(".ym-file__held").count() == len(names))


@pytest.mark.parametrize(("language", "phone"), KINDS)
def test_who_oversees_sees_the_lists_and_a_case_with_its_ledger(visitors: Visitors, language: str, phone: bool) -> None:
    with visitors(language=language, phone=phone)("jiancha") as supervisor:
        supervisor.open("/supervisor/")
        supervisor.keep("oversight")
        supervisor.open("/supervisor/cases/")
        supervisor.follow("main a[data-row]")
        assert NUMBER.search(supervisor.text())
        assert supervisor.page.locator("#acts form").count() == 0, "whoever oversees does not act"


@pytest.mark.parametrize(("language", "phone"), KINDS)
def test_the_leader_reads_figures(visitors: Visitors, language: str, phone: bool) -> None:
    with visitors(language=language, phone=phone)("lingdao") as leader:
        leader.open("/leader/")
        leader.keep("figures")
        leader.open("/leader/?first=2016-06-30&last=2016-01-01")
        assert leader.page.locator(".govuk-error-summary").is_visible(), "a period that ends before it begins"


@pytest.mark.parametrize(("language", "phone"), KINDS)
def test_the_administrator_sees_every_component(visitors: Visitors, language: str, phone: bool) -> None:
    with visitors(language=language, phone=phone)("guanli") as admin:
        admin.open("/components/")
        admin.keep("components")
        admin.open("/account/password")
        for room in ("/leader/", "/supervisor/"):
            admin.open(room)
        for page in ("", "2016/", "load", "close"):
            admin.open(f"/admin/calendar/{page}")


@pytest.mark.parametrize(("language", "phone"), KINDS)
def test_an_applicant_finds_the_cases_and_is_refused_the_desk(visitors: Visitors, language: str, phone: bool) -> None:
    with visitors(language=language, phone=phone)("shenqingren") as applicant:
        applicant.open("/my/")
        applicant.keep("my")
        applicant.follow("main a[data-row]")
        applicant.open("/desk/")
        assert applicant.page.locator("main a[href='/my/']").is_visible(), "refused, with a way on"
