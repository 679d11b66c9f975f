"""The public pages by group: one table for the site map, the index of lists, the help page and the map for search engines.

A page whose address another part of the platform brings stands here too; it is shown once the address is there.
"""

from dataclasses import dataclass
from functools import cache

from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PublicPage:
    """One page: its address, its name, and what one finds there."""

    href: str
    title: "str | Promise"
    about: "str | Promise"


@dataclass(frozen=True)
class Group:
    """Pages that belong together."""

    key: str
    title: "str | Promise"
    pages: tuple[PublicPage, ...]

    def there(self) -> tuple[PublicPage, ...]:
        """Those that this installation has."""
        return tuple(page for page in self.pages if is_there(page.href))


LISTS = Group(
    "lists",
    _("Public lists"),
    (
        PublicPage("/catalogue/", _("The catalogue on any day"), _("Every service, and what was changed, as it stood on a day.")),
        PublicPage("/matters/", _("Basic catalogue of matters"), _("The matters from which the services are made.")),
        PublicPage("/powers/", _("Powers and responsibilities"), _("What each organ may do, and what it answers for.")),
        PublicPage("/holidays/", _("Served on holidays"), _("Matters, places and hours on days off.")),
        PublicPage("/permits/", _("Register of permits"), _("Permits that were granted, and how they stand.")),
        PublicPage("/overdue/", _("Cases past their time limit"), _("With the reason that the organ gives.")),
        PublicPage("/laws/", _("Laws and regulations"), _("Their text on any day, and what rests on each article.")),
        PublicPage("/departments", _("Departments and phones"), _("Addresses, hours, phones, whom to complain to.")),
        PublicPage("/statistics/", _("Statistics"), _("Accepted, completed and in time, by month and department.")),
        PublicPage("/ledger/", _("Ledger roots"), _("Signed day by day, so that nobody can change a record unseen.")),
        PublicPage("/open-data/", _("Open data"), _("The lists as files for programs.")),
    ),
)  # fmt: skip
GROUPS: tuple[Group, ...] = (
    Group(
        "apply",
        _("Before applying"),
        (
            PublicPage("/search", _("All services"), _("Search by name, purpose or pinyin.")),
            PublicPage("/bundles/", _("One thing, once"), _("Several services for one event of life or business.")),
            PublicPage("/halls/", _("Service halls"), _("Take a number, and see whom the windows call.")),
            PublicPage("/ask/", _("Ask a human"), _("Chat with the window, or leave a question.")),
            PublicPage(
                "/questions/", _("Questions and answers"), _("What others asked, and what the departments answered.")
            ),
            PublicPage("/clock/", _("Working-day calculator"), _("When a time limit ends, day by day.")),
            PublicPage("/announcements/", _("Announcements"), _("News of the district's services.")),
        ),
    ),
    Group(
        "after",
        _("After applying"),
        (
            PublicPage("/track/", _("Track a case"), _("By the number of the case and the phone that was given.")),
            PublicPage("/verify/", _("Verify a certificate"), _("By number, code or file.")),
            PublicPage("/interested/", _("Told as a third party"), _("With the code on the notice.")),
            PublicPage("/my/", _("My cases"), _("After signing in: everything you handed in.")),
        ),
    ),
    LISTS,
    Group(
        "site",
        _("About this site"),
        (
            PublicPage("/help/", _("Help"), _("How it works, and whom to ask.")),
            PublicPage("/site-map/", _("All pages of this site"), _("This list.")),
            PublicPage("/api/v1/", _("For programs (API)"), _("Every operation, described.")),
        ),
    ),
)


@cache
def is_there(path: str) -> bool:
    """Whether an address leads to a page here; asked once for each."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def all_addresses() -> list[str]:
    """The addresses of all pages that are there."""
    return [page.href for group in GROUPS for page in group.there()]
