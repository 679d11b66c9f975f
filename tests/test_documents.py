"""What the documentation shows is there, and small enough for a repository."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[1]
LARGEST = 200_000  # bytes
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")


def pictures(page: Path) -> list[Path]:
    """The pictures of our own that a page shows."""
    found = [first or second for first, second in PICTURE.findall(page.read_text(encoding="utf-8"))]
    return [(page.parent / each).resolve() for each in found if "://" not in each]


def shown() -> set[Path]:
    """All of them."""
    pages = [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")]
    return {picture for page in pages for picture in pictures(page)}


def test_every_picture_that_is_shown_exists() -> None:
    assert len(shown()) > 0
    assert [each for each in shown() if not each.is_file()] == []


def test_every_picture_that_is_kept_is_shown_and_small() -> None:
    kept = [each for each in (PROJECT / "docs" / "screenshots").rglob("*") if each.is_file()]
    assert [each.name for each in kept if each not in shown()] == []
    assert [each.name for each in kept if each.stat().st_size > LARGEST] == []
