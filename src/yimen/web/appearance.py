"""How pages look for one browser: kept in a cookie that holds one word and nothing of the person."""

from django.http import HttpRequest

COOKIE = "yimen_appearance"
SIMPLE = "simple"
APPEARANCES = ("usual", SIMPLE)


def is_simple(request: HttpRequest) -> bool:
    """Whether this browser asked for large type, high contrast and fewer choices."""
    return request.COOKIES.get(COOKIE) == SIMPLE
