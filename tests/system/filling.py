"""Filling in any form of the platform as a person would: what is asked, in the kind it is asked for."""

from typing import Any

RESIDENT_ID = "110101199003077475"
USCC = "91310000775785552L"
PHONE = "13800000000"

_BY_NAME = (
    ("phone", PHONE),
    ("mobile", PHONE),
    ("uscc", USCC),
    ("identifier", RESIDENT_ID),
    ("_id", RESIDENT_ID),
    ("identity", RESIDENT_ID),
    ("email", "lianxi@example.com"),
    ("date", "2027-01-04"),
    ("name", "王小明"),
    ("address", "宝山区牡丹江路1800号"),
)


def fill(page: Any, given: dict[str, str] | None = None, form: str = "main form") -> None:
    """Answer every open question of the form on the page; `given` answers by field name go first."""
    answers = given or {}
    # A choice may open further questions, so choices are made first.
    for control in page.locator(f"{form} input[type=radio], {form} input[type=checkbox]").all():
        _choose(page, control, answers, form)
    for control in page.locator(f"{form} select").all():
        if control.is_visible() and not control.input_value():
            control.select_option(index=1)
    for control in page.locator(f"{form} input:not([type]), {form} input, {form} textarea").all():
        kind = control.get_attribute("type") or "text"
        if kind in ("text", "tel", "number", "email", "date", "textarea") and control.is_visible():
            name = control.get_attribute("name") or ""
            if name in answers or not control.input_value():
                control.fill(answers.get(name) or _value(name, kind, control.get_attribute("inputmode") or ""))


def _choose(page: Any, control: Any, answers: dict[str, str], form: str) -> None:
    name, value = control.get_attribute("name"), control.get_attribute("value")
    if name in answers:
        wanted = value == answers[name] and not control.is_checked()
    else:
        wanted = page.locator(f"{form} input[name='{name}']:checked").count() == 0
    if wanted and control.locator("xpath=..").is_visible():
        # By its label, as people do, and where nothing else lies over it.
        page.locator(f"{form} label[for='{control.get_attribute('id')}']").click()
        assert control.is_checked(), name


def _value(name: str, kind: str, inputmode: str) -> str:
    for part, value in _BY_NAME:
        if part in name:
            return value
    if kind == "number" or inputmode in ("numeric", "decimal"):
        return "30"
    return "示范内容2016"
