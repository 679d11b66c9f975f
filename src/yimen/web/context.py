"""What every page knows: the house (district, product, language, navigation) and who is looking."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.notices.queries import unseen
from yimen.procedure import ROLE_WORDS, Actor, Role
from yimen.web import acting, starts
from yimen.web.appearance import is_simple


@dataclass(frozen=True)
class Link:
    """One entry of a navigation. `current`: the page shown is this one or lies below it."""

    href: str
    title: str
    current: bool = False


@dataclass(frozen=True)
class House:
    """One district's platform as its pages show it, in the language of the page. acting: the organisation acted for, or ""."""

    product: str
    district: str
    language: str
    other_languages: tuple[tuple[str, str], ...]
    push_url: str
    nav: tuple[Link, ...]
    staff_nav: tuple[Link, ...]
    start: str
    role: str
    acting: str
    simple: bool


def house(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `house`, `actor`, `now`; `unseen` of an applicant (asked where a page shows it), else None."""
    actor: Actor | None = getattr(request, "actor", None)
    language = get_language() or settings.LANGUAGE_CODE
    english, simple = language.startswith("en"), is_simple(request)
    return {
        "house": House(
            product=_("Yimen: one door for every licence"),
            district=settings.YIMEN_DISTRICT_NAME_EN if english else settings.YIMEN_DISTRICT_NAME,
            language=language,
            other_languages=tuple(choice for choice in settings.LANGUAGES if choice[0] != language),
            push_url=settings.YIMEN_PUSH_URL,
            nav=_public_nav(request.path, actor, simple),
            staff_nav=_staff_nav(request.path, actor),
            start=starts.start_page(actor),
            role=_role_word(actor, english),
            acting=picked.name if (picked := acting.chosen(request)) else "",
            simple=simple,
        ),
        "actor": actor,
        "now": getattr(request, "now", None),
        "unseen_notices": _unseen(actor),
    }


def _unseen(actor: Actor | None) -> Any:
    """How many notices an applicant has not seen; asked at the first use. None for everybody else."""
    if actor is None or Role.APPLICANT not in actor.roles:
        return None
    return SimpleLazyObject(lambda: unseen(actor))


def _public_nav(path: str, actor: Actor | None, simple: bool) -> tuple[Link, ...]:
    entries = [("/", _("Home")), ("/search", _("All services")), ("/track/", _("Track a case"))]
    if simple:
        entries.append(("/help/", _("Help")))
    else:
        entries += [("/verify/", _("Verify a certificate")), ("/clock/", _("Working-day calculator"))]
    if actor is not None and Role.APPLICANT in actor.roles:
        entries += [("/my/", _("My cases")), ("/my/permits/", _("My permits")), ("/my/materials/", _("My materials"))]
    return _links(entries, path)


def _staff_nav(path: str, actor: Actor | None) -> tuple[Link, ...]:
    held = actor.roles if actor else frozenset()
    entries = []
    if Role.COUNTER in held:
        entries.append(("/counter/", _("Counter work")))
    if held & {Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD}:
        entries += [("/desk/", _("Worklist")), ("/desk/warnings/", _("Warnings")), ("/desk/permits/", _("Permits"))]
        if held & {Role.OFFICER, Role.SECTION_HEAD}:
            entries.append(("/desk/powers/", _("Powers of the department")))
        entries.append(("/desk/handovers/", _("After the grant")))
    if actor and actor.agency and held & {Role.COUNTER, Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD}:
        entries.append(("/desk/chat/", _("Online consultation")))
    if Role.GOVERNMENT_HEAD in held and "/desk/" not in dict(entries):
        entries += [("/desk/", _("Cases handled together")), ("/desk/permits/", _("Permits"))]
    if held & {Role.SUPERVISOR, Role.ADMIN}:
        entries += [
            ("/supervisor/", _("Supervision")),
            ("/supervisor/warnings/", _("Warnings")),
            ("/supervisor/permits/", _("Permits")),
            ("/supervisor/handovers/", _("After the grant")),
        ]
    if Role.ADMIN in held:
        entries.append(("/admin/calendar/", _("Calendar of working days")))
        entries.append(("/admin/outbox/", _("Outgoing messages")))
    if Role.LEADER in held:
        entries += [("/leader/", _("Figures")), ("/leader/warnings/", _("Escalated warnings"))]
    if held & {Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN}:
        entries.append(("/reform/audit/", _("Audit of the catalogue")))
        entries.append(("/reform/laws/", _("Changes of the law")))
        entries.append(("/reform/matters/", _("Basic catalogue")))
        entries.append(("/reform/rounds/", _("Combing rounds")))
    if held & {Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.SECTION_HEAD}:
        entries.append(("/reform/changes/", _("Changes of the catalogue")))
    if held & {Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.LEADER}:
        entries.append(("/reform/concentration/", _("Two concentrations")))
    if held & {Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.AGENCY_HEAD}:
        entries.append(("/reform/agencies/", _("Sections and posts")))
    if held & {Role.REFORM_OFFICE, Role.SECTION_HEAD}:
        entries.append(("/reform/holidays/", _("Lists of holidays")))
    if held & {Role.REFORM_OFFICE, Role.ADMIN}:
        entries.append(("/reform/imports/", _("Import of lists")))
        entries.append(("/reform/announcements/", _("Announcements")))
    return _links(entries, path)


def _links(entries: list[tuple[str, str]], path: str) -> tuple[Link, ...]:
    # Where one entry lies below another, only the nearer one is where the reader is.
    here = max(
        (href for href, _title in entries if path == href or (href != "/" and path.startswith(href))), default=""
    )
    return tuple(Link(href, title, href == here) for href, title in entries)


def _role_word(actor: Actor | None, english: bool) -> str:
    if actor is None:
        return ""
    first = next((role for role, _address in starts.STARTS if role in actor.roles), None)
    return "" if first is None else (ROLE_WORDS[first].en if english else ROLE_WORDS[first].zh)
