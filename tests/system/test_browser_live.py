"""Open pages tell by themselves what changed, each over one connection, and again after their push process was killed."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.system import installation
from tests.system.conftest import Visitors
from tests.system.visitor import Visitor
from tests.system.whole_way import act, begin, fill_in, hand_in, hand_in_materials, track, until

pytestmark = pytest.mark.browser


def state_of(person: Visitor) -> str:
    """How the open page names the state of the case, without loading it again."""
    return str(person.page.locator("#progress .ym-tag").first.inner_text())


def streams_of(person: Visitor) -> list[str]:
    """The streams that the person's pages open from now on."""
    opened: list[str] = []
    person.page.on("request", lambda request: opened.append(request.url) if "/stream/" in request.url else None)
    return opened


def kill_push() -> None:
    """End the push process as hard as can be; the supervisor starts another."""
    run = json.loads((Path(os.environ[installation.FOLDER]) / "run.json").read_text())
    os.killpg(run["children"]["push"]["pid"], signal.SIGKILL)


def test_track_page_and_desk_follow_a_case(visitors: Visitors, scan: Path) -> None:
    make = visitors(language="en")
    with make() as applicant, make("shencha") as officer, make("shencha") as desk:
        desk.open("/desk/?view=all")
        begin(applicant)
        fill_in(applicant)
        hand_in_materials(applicant, scan)
        number = hand_in(applicant)
        row = desk.page.locator("#work").get_by_text(number)
        until(lambda: row.count() == 1, 60)  # came by itself

        track(applicant, number)
        streams, before = streams_of(applicant), state_of(applicant)
        act(officer, number, "pre_review")
        until(lambda: state_of(applicant) != before, 60)
        assert streams == [], "the page fetched again goes on with the stream it has"

        after = state_of(applicant)
        kill_push()
        act(officer, number, "accept")
        until(lambda: state_of(applicant) not in (before, after), 60)
        assert len(set(streams)) == 1, "it came back, and only once"
        assert not applicant.complaints
