"""Every page that a link leads to: usable as axe sees it, no wider than the screen, no error; by each kind of person."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.system.conftest import Visitors
from tests.system.visitor import Visitor

pytestmark = pytest.mark.browser

LINKS = "links => [...new Set(links.filter(link => !link.download).map(link => link.href))]"
PEOPLE = {
    "zh-desktop": ("", "faren", "shencha", "kezhang", "jiancha", "shengai", "guanli"),
    "en-phone": ("", "shenqingren", "chuangkou", "lingdao", "fazhi"),
}
# Of addresses that differ in their query only, this many are looked at.
VARIANTS = 1


@pytest.mark.parametrize("kind", PEOPLE)
def test_every_page_that_a_link_leads_to(visitors: Visitors, kind: str) -> None:
    language, phone = ("en", True) if kind == "en-phone" else ("zh-hans", False)
    seen: dict[str, set[str]] = {}
    faults: list[str] = []
    for username in PEOPLE[kind]:
        with visitors(language=language, phone=phone)(username) as person:
            faults += wander(person, seen)
    assert not faults, "\n".join(faults)
    assert len(seen) > 25, sorted(seen)


def wander(person: Visitor, seen: dict[str, set[str]]) -> Iterator[str]:
    """Breadth first from the first page of this person over the routes that nobody has seen yet; what is wrong there."""
    person.open("/")
    waiting = deque(targets(person))
    while waiting:
        address = waiting.popleft()
        route = route_of(address)
        known = seen.setdefault(route, set()) if route else None
        if known is None or len(known) >= VARIANTS or urlsplit(address).query in known:
            continue
        known.add(urlsplit(address).query)
        answer = person.page.goto(address)
        if answer is None or answer.status >= 400:
            yield f"{answer and answer.status} {address}"
        elif not answer.headers["content-type"].startswith("text/html"):
            continue  # a document, shown by the browser itself
        try:
            person.look()
        except AssertionError as fault:
            person.complaints.clear()
            yield "\n".join(str(fault).splitlines()[:4])
        waiting.extend(targets(person))


def targets(person: Visitor) -> list[str]:
    """The addresses of the platform that this page links to, without what is downloaded."""
    links = person.page.locator("a[href]").evaluate_all(LINKS)
    return [link.partition("#")[0] for link in links if link.startswith(person.address + "/")]


def route_of(address: str) -> str:
    """The name under which pages of one kind are known; nothing for a file or what a program reads."""
    path = urlsplit(address).path
    if path.startswith(("/static/", "/api/")) or "/files/" in path or "." in path.rpartition("/")[2]:
        return ""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""
