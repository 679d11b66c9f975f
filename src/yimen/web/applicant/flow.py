"""The way through an application: its pages in order, what each holds, and where a person stands.

Applicant, then one page for each topic of the service's form, then materials, then check and hand in. Every page saves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.cases.drafts import answers_of, applicant_of, draft_for, past_of
from yimen.cases.models import Draft
from yimen.cases.rules import content_of
from yimen.catalogue import forms
from yimen.catalogue.content import ServiceContent
from yimen.web.components import material_rows
from yimen.web.components.applicant_form import check_applicant
from yimen.web.components.drafting import marks
from yimen.web.components.material_offers import Offer
from yimen.web.components.material_rows import HeldFile, MaterialRow
from yimen.web.components.schema_fields import field_id
from yimen.web.components.schema_form import all_problems
from yimen.web.components.trust import trust_of
from yimen.web.components.values import Problem, Stop


@dataclass(frozen=True)
class Page:
    """One page of the way. faults: problems that stand between it and handing in."""

    key: str
    title: str
    href: str
    faults: tuple[Problem, ...]


class Way:
    """A draft with everything its pages need; read once a request."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    @cached_property
    def content(self) -> ServiceContent:
        return content_of(self.draft.service_id, self.draft.service_version)

    @cached_property
    def answers(self) -> dict[str, Any]:
        return answers_of(self.draft)

    @cached_property
    def told(self) -> dict[str, str]:
        return applicant_of(self.draft)

    @cached_property
    def sections(self) -> tuple[forms.Section, ...]:
        """The topics of the form that have at least one question to ask after the answers so far."""
        asked = forms.applicable(self.content.form, self.answers)
        return tuple(
            part for part in forms.sections(self.content.form, get_language()) if asked.intersection(part.names)
        )

    @property
    def outdated(self) -> bool:
        """Whether the guide has changed since this draft was begun."""
        return self.draft.service_version != self.draft.service.current

    def prefilled(self, section: forms.Section, account: str) -> dict[str, Any]:
        """What is known for questions of a topic that nobody has answered or emptied yet. account: the name of its holder."""
        touched = {*self.answers, *past_of(self.draft)["answers"]}
        told = {f"party.{name}": value for name, value in self.told.items()}
        sources = told | {"account.name": account}
        return forms.prefilled(self.content.form, [name for name in section.names if name not in touched], sources)

    @cached_property
    def rows(self) -> list[MaterialRow]:
        return self.material_rows()

    def material_rows(
        self, errors: dict[str, str] | None = None, offers: dict[str, tuple[Offer, ...]] | None = None
    ) -> list[MaterialRow]:
        """The materials with the files of the draft, the errors of what was just sent, and what needs no upload."""
        held: dict[str, list[HeldFile]] = {}
        for each in self.draft.materials.select_related("file").order_by("id"):
            href = reverse("applicant:draft_file", args=[self.draft.id, each.id])
            held.setdefault(each.code, []).append(
                HeldFile(each.file.name, each.file.size, href, str(each.id), trust_of(each.file))
            )
        return material_rows.rows(self.content, self.answers, held, errors, offers, self.draft.excused)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages before the last, with what each still lacks."""
        faults = all_problems(self.content.form, self.answers)
        first = self._page("applicant", _("Applicant"), self.address("applicant"), self._applicant_faults())
        topics = [
            self._page(
                part.key,
                part.title,
                self.address("form", part.key),
                [Problem(words, f"#{field_id(name)}") for name, words in faults if name in part.names],
            )
            for part in self.sections
        ]
        materials = []
        if self.content.materials:
            materials = [
                self._page("materials", _("Materials"), self.address("materials"), material_rows.missing(self.rows))
            ]
        return (first, *topics, *materials)

    def tasks(self) -> list[dict[str, str]]:
        """All pages as a list of what is done and what is not."""
        listed = []
        for page in self.pages:
            state, colour = (_("Done"), "green") if not page.faults else (_("To do"), "blue")
            listed.append({"title": page.title, "href": page.href, "state": state, "colour": colour})
        ready = all(not page.faults for page in self.pages)
        last = {"title": _("Check and hand in"), "href": self.address("check") if ready else ""}
        return [*listed, last | {"state": _("To do") if ready else _("Not yet"), "colour": "blue" if ready else "grey"}]

    def stops(self, current: str) -> list[Stop]:
        """The steps on top of each page; those before and those finished can be visited."""
        keys = [page.key for page in self.pages]
        here = keys.index(current) if current in keys else len(keys)
        stops = [
            Stop(
                page.title,
                page.href if number < here or not page.faults else "",
                page.key == current,
                number < here and not page.faults,
            )
            for number, page in enumerate(self.pages)
        ]
        return [*stops, Stop(_("Check and hand in"), "", current == "check")]

    def after(self, current: str) -> str:
        """The address of the page after this one."""
        keys = [page.key for page in self.pages]
        place = keys.index(current) + 1 if current in keys else 0
        return self.pages[place].href if place < len(keys) else self.address("check")

    def before(self, current: str) -> str:
        """The address of the page before this one; the start page before the first."""
        keys = [page.key for page in self.pages]
        place = (keys.index(current) if current in keys else len(keys)) - 1
        return self.pages[place].href if place >= 0 else reverse("applicant:start", args=[self.draft.service.code])

    def first_open(self) -> str:
        """Where to go on: the first page that lacks something."""
        return next((page.href for page in self.pages if page.faults), self.address("check"))

    def address(self, name: str, *more: str) -> str:
        """The address of one of this draft's pages."""
        return reverse(f"applicant:{name}", args=[self.draft.id, *more])

    def context(self, current: str, **more: Any) -> dict[str, Any]:
        """What every page of the way shows around its own."""
        return {
            "way": self,
            "draft": self.draft,
            "service": self.draft.service,
            "content": self.content,
            "steps": self.stops(current),
            "back": self.before(current),
            "marks": marks(self.draft),
            **more,
        }

    def _applicant_faults(self) -> list[Problem]:
        errors = check_applicant(self.content.audience, dict(self.told))
        return [Problem(words, f"#field-applicant-{name}") for name, words in errors.items()]

    def _page(self, key: str, title: str, href: str, faults: list[Problem]) -> Page:
        return Page(
            key, title, href, tuple(Problem(fault.message, f"{href}?back=check{fault.href}") for fault in faults)
        )


DraftView = Callable[..., HttpResponseBase]


def on_draft(view: DraftView) -> DraftView:
    """The view with the way of the draft; what was handed in already leads to its receipt, however often it is sent."""

    @wraps(view)
    def opened(request: HttpRequest, draft_id: UUID, *arguments: Any, **named: Any) -> HttpResponseBase:
        draft = draft_for(request.actor, draft_id)  # type: ignore[attr-defined]
        if draft.case is not None:
            return HttpResponseRedirect(reverse("applicant:receipt", args=[draft.case.number]))
        return view(request, Way(draft), *arguments, **named)

    return opened


def onward(request: HttpRequest, way: Way, current: str) -> HttpResponse:
    """After saving: back to the check page if the person came from there, away if they leave, else to the next page."""
    if "later" in request.POST:
        return HttpResponseRedirect(reverse("applicant:my"))
    if request.GET.get("back") == "check":
        return HttpResponseRedirect(way.address("check"))
    return HttpResponseRedirect(way.after(current))
