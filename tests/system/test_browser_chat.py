"""A visitor and an officer talk: each sees at once what the other says, over one connection a page, and nothing twice."""

import pytest

from tests.system.conftest import Visitors
from tests.system.visitor import Visitor
from tests.system.whole_way import until

pytestmark = pytest.mark.browser
# Pages are looked at by the test that wanders over all of them; here is only seen what happens on them.
QUESTION = "窗口周六上班吗？"


def ask(person: Visitor) -> str:
    """Begin a conversation; its number."""
    person.page.goto(person.address + "/ask/?agency=scjg")
    person.page.fill("#field-text", QUESTION)
    person.page.check("#field-later")
    person.page.click(".ym-ask form button.govuk-button")
    person.page.wait_for_selector("[data-said]")
    return str(person.page.url).partition("/ask/")[2].partition("/")[0]


def said(person: Visitor) -> list[str]:
    return [str(words).strip() for words in person.page.locator(".ym-said__words").all_inner_texts()]


def say(person: Visitor, words: str) -> None:
    person.page.fill("#field-text", words)
    person.page.press("#field-text", "Enter")
    until(lambda: words in said(person) and person.page.input_value("#field-text") == "", 15)


def test_a_visitor_and_an_officer_talk(visitors: Visitors) -> None:
    with visitors()() as visitor, visitors()("shencha") as officer:
        officer.page.goto(officer.address + "/desk/chat/")
        number = ask(visitor)
        streams: list[str] = []
        visitor.page.on("request", lambda request: streams.append(request.url) if "/stream/" in request.url else None)
        officer.page.click(f"#board a[href='/desk/chat/{number}/']")  # came by itself
        officer.page.click("button[data-press=t]")
        officer.page.wait_for_selector("#say")
        until(lambda: "张建国" in str(visitor.page.locator("[data-state]").inner_text()), 20)

        officer.page.type("#field-text", "您好")
        visitor.page.locator("[data-typing-words]").wait_for(state="visible")
        officer.page.fill("#field-text", "")
        say(officer, "周六不上班，法定节假日见目录。")
        until(lambda: "周六不上班，法定节假日见目录。" in said(visitor), 15)
        officer.page.locator("[data-read-words]").wait_for(state="visible")

        # Without a connection nothing is sent; pressed again afterwards it is there once.
        visitor.context.set_offline(True)
        visitor.page.fill("#field-text", "谢谢！")
        visitor.page.press("#field-text", "Enter")
        visitor.page.locator("[data-lost-words]").wait_for(state="visible")
        say(officer, "还有别的问题吗？")
        visitor.context.set_offline(False)
        until(lambda: "还有别的问题吗？" in said(visitor), 40)  # what was missed comes by itself
        say(visitor, "谢谢！")
        until(lambda: said(officer).count("谢谢！") == 1, 15)
        assert said(visitor) == said(officer)

        officer.page.click("form[action$='/end'] button")
        visitor.page.locator("input[name=rating][value='5']").wait_for()  # the page asks how it was
        assert len(set(streams)) <= 2, "one stream, and the same again after the break"
        assert not visitor.complaints and not officer.complaints
