"""All addresses of the platform: each audience brings its own, each address its access."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from yimen.api.health import health, server_health
from yimen.api.metrics import metrics

handler400 = "yimen.web.failures.handler400"
handler403 = "yimen.web.failures.handler403"
handler404 = "yimen.web.failures.handler404"
handler500 = "yimen.web.failures.handler500"

# The API first: its addresses begin like no page's, and else each call would be compared with sixty of them before.
AUDIENCES: tuple[tuple[str, str], ...] = (
    ("", "yimen.api.urls"),
    ("account/", "yimen.web.account.urls"),
    ("counter/", "yimen.web.counter.urls"),
    ("desk/powers/", "yimen.web.powers.sheet_urls"),
    ("desk/", "yimen.web.officer.urls"),
    ("supervisor/", "yimen.web.supervisor.urls"),
    ("leader/", "yimen.web.leader.urls"),
    ("reform/rounds/", "yimen.web.powers.round_urls"),
    ("reform/organs/", "yimen.web.organs.urls"),
    ("reform/matters/", "yimen.web.matters.change_urls"),
    ("reform/", "yimen.web.reform.urls"),
    ("admin/", "yimen.web.admin.urls"),
    ("interested/", "yimen.web.interested.urls"),
    ("powers/", "yimen.web.powers.urls"),
    ("matters/", "yimen.web.matters.urls"),
    ("", "yimen.web.screens.urls"),
    ("", "yimen.web.applicant.urls"),
    ("", "yimen.web.public.urls"),
)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health, name="health"),
    path("healthz/server", server_health, name="server_health"),
    path("metrics", metrics, name="metrics"),
    *(path(prefix, include(module)) for prefix, module in AUDIENCES if _is_there(module)),
]
