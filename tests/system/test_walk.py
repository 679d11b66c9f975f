"""`yimen walk`, as a newcomer runs it against a demo that just started."""

from tests.system.conftest import Demo


def test_a_whole_application_over_http(demo: Demo) -> None:
    walked = demo.yimen("walk", "--address", demo.address)
    assert walked.returncode == 0, walked.stdout + walked.stderr
    for step in (
        "Handed in: BS",
        "Wrong people: refused",
        "Verified by file",
        "with one byte changed: altered",
        "chained",
    ):
        assert step in walked.stdout


def test_nobody_there_is_said_and_ends_with_one(demo: Demo) -> None:
    walked = demo.yimen("walk", "--address", "http://127.0.0.1:9")
    assert walked.returncode == 1
    assert "no answer" in walked.stderr
