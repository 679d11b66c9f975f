"""Words of the law in both languages of the platform."""

from typing import NamedTuple


class Words(NamedTuple):
    """One thing named in Chinese (as the law names it) and in English."""

    zh: str
    en: str
