"""What looks at every page sees faults itself: otherwise a run without complaints would say nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.system import visitor
from tests.system.visitor import Visitor

pytestmark = pytest.mark.browser

SOUND = '<html lang="zh"><head><title>一页</title></head><body><main><h1>一页</h1>{}</main></body></html>'
FAULTS = {
    "color-contrast": '<p class="pale" style="color:#ccc">看不清</p>',
    "image-alt": '<img class="picture" src="x.png">',
    "label": '<input class="nameless">',
    "link-name": '<a class="nameless" href="/"></a>',
    "target-size": '<a class="tiny" href="/a" style="font-size:5px">甲</a><a class="tiny" href="/b" style="font-size:5px">乙</a>',
    "wider": '<div class="wide" style="width:3000px">宽</div>',
}


@pytest.fixture
def person(chromium: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody who looks at pages of our own, and whose findings nobody else takes for checked."""
    known: set[str] = set()
    monkeypatch.setattr(visitor.installation, "checked", lambda: known)
    monkeypatch.setattr(visitor.installation, "note", known.update)
    with Visitor(chromium, "http://nowhere.invalid") as person:
        yield person


def test_each_fault_is_named_also_where_all_else_was_seen_before(person: Visitor) -> None:
    person.page.set_content(SOUND.format("<p>好</p>"))
    person.look()
    for fault, markup in FAULTS.items():
        person.page.set_content(SOUND.format(f"<p>好</p>{markup}"))
        with pytest.raises(AssertionError, match=fault):
            person.look()
    person.page.set_content(SOUND.format("<p>好</p>"))
    person.look()


def test_a_title_that_is_missing_is_seen(person: Visitor) -> None:
    person.page.set_content(SOUND.format("<p>好</p>").replace("<title>一页</title>", ""))
    with pytest.raises(AssertionError, match="document-title"):
        person.look()
