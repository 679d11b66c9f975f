"""Pictures of the main pages of a running demo, in Chinese and English, on a desk and a phone (`make screenshots`).

python scripts/screenshots.py http://127.0.0.1:8000 docs/screenshots/pages [page ...]
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PASSWORD = "yimen-demo-2016"
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
LANGUAGES = {"zh": ("zh-hans", "zh-CN"), "en": ("en", "en-GB")}


@dataclass(frozen=True)
class Shot:
    """One page. who: login of the demo, "" for a stranger; follow: a link that is opened from there; look: usual or simple."""

    path: str
    who: str = ""
    follow: str = ""
    look: str = "usual"


SHOTS: dict[str, Shot] = {
    "home": Shot("/"),
    "simple": Shot("/", look="simple"),
    "search": Shot("/search?q=食品"),
    "guide": Shot("/search?q=食品经营许可", follow="main h3 a, main h2 a"),
    "statistics": Shot("/statistics/?year=2016"),
    "announcement": Shot("/announcements/", follow=".ym-news h2 a"),
    "track": Shot("/track/"),
    "notices": Shot("/my/notices/", who="shenqingren"),
    "notice-settings": Shot("/my/notices/settings", who="shenqingren"),
    "figures": Shot("/leader/?period=2016h1", who="lingdao"),
    "outbox": Shot("/admin/outbox/", who="guanli"),
    "desk": Shot("/desk/", who="shencha"),
}


def main(address: str, folder: Path, names: list[str]) -> None:
    """Take the pictures of these pages, or of all."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        for name in names or SHOTS:
            for language in LANGUAGES:
                for width in WIDTHS:
                    _take(browser, address, SHOTS[name], language, width, folder / f"{name}-{language}-{width}.png")
        browser.close()


def _take(browser: Browser, address: str, shot: Shot, language: str, width: str, path: Path) -> None:
    code, locale = LANGUAGES[language]
    wide, high = WIDTHS[width]
    context = browser.new_context(viewport={"width": wide, "height": high}, locale=locale)
    cookies = {"yimen_language": code, "yimen_appearance": shot.look}
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    page = context.new_page()
    if shot.who:
        _sign_in(page, address, shot.who)
        context.add_cookies([{"name": "yimen_language", "value": code, "url": address}])
    page.goto(address + shot.path)
    if shot.follow:
        page.locator(shot.follow).first.click()
    page.wait_for_load_state("load")  # pages that follow a case never fall silent
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
    page.screenshot(path=path)
    # Few colours make small files, which a repository keeps for ever.
    Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)
    print(path)
    context.close()


def _sign_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/account/login")
    page.fill("input[name=username]", who)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("load")


def _chromium() -> str | None:
    """The system's browser where there is one; else that of playwright."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]), sys.argv[3:])
