"""The pages of permits, each looked at in both languages: the register, what a holder holds, the desk and who oversees it."""

import pytest

from tests.system.conftest import Visitors

pytestmark = pytest.mark.browser

KINDS = [pytest.param("zh-hans", False, id="zh-desktop"), pytest.param("en", True, id="en-phone")]


@pytest.mark.parametrize(("language", "phone"), KINDS)
def test_permits_are_read_by_everybody_who_may(visitors: Visitors, language: str, phone: bool) -> None:
    with visitors(language=language, phone=phone)() as person:
        person.open("/permits/")
        assert person.page.locator("main table[data-rows] tbody tr").count() > 0
        person.open("/permits/?text=nothing-of-this-name")
    with visitors(language=language, phone=phone)("shenqingren") as holder:
        holder.open("/my/permits/")
        assert holder.page.locator(".ym-banner--warning").count() == 1, "one ends within sixty days"
    with visitors(language=language, phone=phone)("juzhang") as chief:
        chief.open("/desk/permits/?within=60")
        chief.follow("main a[data-row]")
        assert chief.page.locator("#acts form").count() > 3
    with visitors(language=language, phone=phone)("jiancha") as supervisor:
        supervisor.open("/supervisor/permits/?state=revoked")
        supervisor.follow("main a[data-row]")
        assert supervisor.page.locator("#acts form").count() == 0, "whoever oversees does not act"
