"""A person at a browser: signs in, looks at pages, and every page they see is checked by axe."""

import os
from pathlib import Path
from typing import Any, Self

from axe_playwright_python.base import AXE_FILE_PATH

PROJECT = Path(__file__).parents[2]
AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Visitor:
    """One browser context with one language; scripts may be off, as they are for some people."""

    def __init__(
        self, browser: Any, address: str, *, language: str = "zh-hans", scripts: bool = True, phone: bool = False
    ) -> None:
        self.address, self.language, self.scripts, self.phone = address, language, scripts, phone
        self.context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            java_script_enabled=scripts,
            locale="en-GB" if language == "en" else "zh-CN",
            accept_downloads=True,
        )
        self.context.add_cookies([{"name": "yimen_language", "value": language, "url": address}])
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on("console", self._listen)
        self.page.on("response", self._watch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.context.close()

    def _listen(self, message: Any) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def _watch(self, response: Any) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")

    def open(self, path: str) -> None:
        """Go to an address of the platform and look at the page."""
        self.page.goto(self.address + path)
        self.look()

    def sign_in(self, username: str, password: str) -> None:
        self.page.goto(self.address + "/account/login")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", password)
        self.look()
        self.submit("main form:has(input[name=password])")

    def submit(self, form: str = "main form") -> None:
        """Press the first button of a form and look at what comes."""
        with self.page.expect_navigation():
            self.page.locator(f"{form} button[type=submit], {form} button:not([type])").first.click()
        self.look()

    def press(self, button: str) -> None:
        """Press one button and look at what comes."""
        with self.page.expect_navigation():
            self.page.locator(button).first.click()
        self.look()

    def follow(self, selector: str) -> None:
        """Click a link and look at what comes."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.look()

    def look(self) -> None:
        """What everyone should be able to use: no violations that axe can see, nothing wider than the screen."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide}px wider than the screen"
        # The driver may run scripts on the page even where the visitor's own are off.
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules}).then(each => each.violations)", RULES)
        told = [f"{each['id']}: {node['target']} {node['html'][:160]}" for each in found for node in each["nodes"]]
        assert not told, f"{self.page.url}\n" + "\n".join(told)
        assert not self.complaints, self.complaints

    def keep(self, name: str) -> None:
        """A picture for the documentation, when YIMEN_SCREENSHOTS names a folder."""
        if folder := os.environ.get("YIMEN_SCREENSHOTS"):
            target = PROJECT / folder / f"{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=target, full_page=False)

    def text(self) -> str:
        return str(self.page.locator("main").inner_text())
