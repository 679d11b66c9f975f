"""Addresses of our own pages, taken from what a browser sends, and never leading anywhere else."""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def page_of(request: HttpRequest) -> str:
    """The address of the whole page: for a fragment the page around it, after a form's POST the page with the form."""
    htmx = getattr(request, "htmx", None)
    if htmx and htmx.current_url_abs_path:
        return str(htmx.current_url_abs_path)
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return referring_page(request) or request.get_full_path()


def referring_page(request: HttpRequest) -> str | None:
    """The page of ours on which the link or the button was, if the browser tells it: path and query."""
    referrer = urlsplit(request.headers.get("Referer", ""))
    if referrer.netloc == request.get_host() and referrer.path.startswith("/") and not referrer.path.startswith("//"):
        return urlunsplit(("", "", referrer.path, referrer.query, ""))
    return None


def safe_next(request: HttpRequest, target: str) -> str:
    """The address to go on to after a form, if it lies on this site and is not the login again; empty otherwise."""
    own = url_has_allowed_host_and_scheme(target, allowed_hosts=None, require_https=request.is_secure())
    return target if own and target.startswith("/") and not target.startswith(settings.LOGIN_URL) else ""
