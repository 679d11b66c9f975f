"""A person at a browser: signs in, looks at pages, and every page they see is checked by axe."""

import hashlib
import os
from pathlib import Path
from typing import Any, Self

from axe_playwright_python.base import AXE_FILE_PATH
from django.conf import settings
from PIL import Image

from tests.system import installation

PROJECT = Path(__file__).parents[2]
AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
CSP = "Content Security Policy"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SECONDS = 15
# Rules about a page as a whole, and about what one part says of another.
WHOLE = [
    "aria-valid-attr-value", "bypass", "button-name", "document-title", "duplicate-id-aria", "html-has-lang",
    "html-lang-valid", "label", "link-name", "meta-viewport",
]  # fmt: skip
# Of what a page is made: each kind of element with its place, its attributes and its parent's style. What is of a kind
# that was seen in this width, in whichever language, looks and is named the same again: of such parts only the rules
# above can find something new, and of a page made of the very same kinds not even they.
KIND = """each => [each.localName, each.className.baseVal ?? each.className, each.parentElement.localName,
    each.parentElement.className, each.getAttributeNames().filter(name => !name.startsWith('data-')).join(),
    !!each.textContent.trim()].join(' ')"""
KINDS = f"() => [...new Set([...document.querySelectorAll('body *')].map({KIND}))]"
# Contrast is what takes long: it is measured where a new part has words of its own, not on everything inside.
RUN = f"""async ([rules, whole, fresh]) => {{
    const only = (rules, left = {{}}) => ({{runOnly: rules, rules: left, resultTypes: ['violations']}});
    const missing = new Set(fresh), found = [await axe.run(document, only(whole))];
    const parts = [...document.querySelectorAll('body *')].filter(each => missing.delete(({KIND})(each)));
    const says = part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const words = parts.filter(says);
    if (parts.length) found.push(await axe.run({{include: parts}}, only(rules, {{'color-contrast': {{enabled: false}}}})));
    if (words.length) found.push(await axe.run({{include: words}}, only(['color-contrast'])));
    return found.flatMap(each => each.violations);
}}"""
# Sessions of this process: who has signed in once need not type name and password for each test.
_sessions: dict[tuple[str, str], list[Any]] = {}


class Visitor:
    """One browser context with one language; scripts may be off, as they are for some people."""

    def __init__(
        self, browser: Any, address: str, *, language: str = "zh-hans", scripts: bool = True, phone: bool = False
    ) -> None:
        self.address, self.language, self.scripts, self.phone = address, language, scripts, phone
        self._width = "phone " if phone else "desktop "
        self.context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            locale="en-GB" if language == "en" else "zh-CN",
            accept_downloads=True,
        )
        self.context.set_default_timeout(SECONDS * 1000)
        self.context.add_cookies([{"name": "yimen_language", "value": language, "url": address}])
        self.page = self.context.new_page()
        self.tools = self.context.new_cdp_session(self.page)
        self._let_scripts_run(scripts)
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on("console", self._listen)
        self.page.on("response", self._watch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.context.close()

    def _listen(self, message: Any) -> None:
        if message.type == "error" and CSP in message.text:
            self.complaints.append(message.text)

    def _watch(self, response: Any) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")

    def open(self, path: str) -> None:
        """Go to an address of the platform and look at the page."""
        self.page.goto(self.address + path)
        self.look()

    def sign_in(self, username: str, password: str) -> None:
        """By the form; from the second time on with the session of the first, as in another window."""
        if held := _sessions.get((self.address, username)):
            self.context.add_cookies(held)
            self.page.goto(self.address)
            return
        self.page.goto(self.address + "/account/login")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", password)
        self.look()
        self.submit("main form:has(input[name=password])")
        cookies = self.context.cookies()
        _sessions[self.address, username] = [each for each in cookies if each["name"] == settings.SESSION_COOKIE_NAME]

    def submit(self, form: str = "main form") -> None:
        """Press the first button of a form and look at what comes."""
        self.press(f"{form} button[type=submit], {form} button:not([type])")

    def press(self, button: str) -> None:
        """Press one button and look at what comes."""
        with self.page.expect_navigation():
            self.page.locator(button).first.click()
        self.look()

    def follow(self, selector: str) -> None:
        """Click a link and look at what comes."""
        self.press(selector)

    def look(self) -> None:
        """What everyone should be able to use: no violations that axe can see, nothing wider than the screen."""
        self.page.wait_for_load_state("load")
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide}px wider than the screen"
        assert not self.complaints, f"{self.page.url}\n" + "\n".join(self.complaints)
        kinds = set(self.page.evaluate(KINDS))
        known = {kind.removeprefix(self._width) for kind in installation.checked() if kind.startswith(self._width)}
        page = f"page of {hashlib.sha256(repr(sorted(kinds)).encode()).hexdigest()}"
        if page not in known:
            told = self._axe(sorted(kinds - known))
            assert not told, f"{self.page.url}\n" + "\n".join(told)
            installation.note({self._width + kind for kind in kinds | {page}})

    def _axe(self, fresh: list[str]) -> list[str]:
        """The violations that axe sees in parts of these kinds, and on the page as a whole, one line each."""
        # The checker needs timers, which stand still for a visitor without scripts. The page's own scripts, passed
        # over when it was read, do not start again.
        self._let_scripts_run(True)
        self.page.evaluate(AXE)
        found = self.page.evaluate(RUN, [RULES, WHOLE, fresh])
        self._let_scripts_run(self.scripts)
        # axe writes style attributes while it measures and the page's policy complains of them: not the page's fault.
        # What the page itself had done before was looked at first.
        self.complaints = [each for each in self.complaints if CSP not in each]
        return [f"{each['id']}: {node['target']} {node['html'][:160]}" for each in found for node in each["nodes"]]

    def _let_scripts_run(self, run: bool) -> None:
        self.tools.send("Emulation.setScriptExecutionDisabled", {"value": not run})

    def keep(self, name: str) -> None:
        """A picture of what is on the screen, when YIMEN_SCREENSHOTS names a folder: `desk.png`, `desk-zh-phone.png`."""
        folder = os.environ.get("YIMEN_SCREENSHOTS")
        file = name + ("-zh" if self.language != "en" else "") + ("-phone" if self.phone else "") + ".png"
        if folder and _wanted(folder, file):
            target = PROJECT / folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            self.page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
            self.page.screenshot(path=target, full_page=False)
            # Few colours make small files, which a repository keeps for ever.
            Image.open(target).convert("RGB").quantize(128).save(target, optimize=True)

    def text(self) -> str:
        return str(self.page.locator("main").inner_text())


def _wanted(folder: str, file: str) -> bool:
    """Into the documentation goes only what it shows."""
    shown = "".join((PROJECT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))
    return folder != "docs/screenshots" or f"{folder}/{file}" in shown
