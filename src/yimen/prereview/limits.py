"""How long and how much a file may be read, from the settings."""

from django.conf import settings

from yimen.prereview.reading.reader import Limits


def limits() -> Limits:
    """For each file."""
    return Limits(
        seconds=settings.YIMEN_READING_SECONDS,
        megabytes=settings.YIMEN_READING_MEGABYTES,
        pages=settings.YIMEN_READING_PAGES,
    )
