"""The guide of a service: the eight things that 行政许可法 30 wants published, and more."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.catalogue import queries
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import Service, ServiceVersion
from yimen.clock import shanghai_date
from yimen.hall.queries import ServedOn, served_on_holidays
from yimen.web.components.laws import linked_guide


@dataclass(frozen=True)
class Guide:
    """What the page shows of one service; `content` is missing where it is only listed by name."""

    service: Service
    version: ServiceVersion | None
    content: ServiceContent | None
    holidays: tuple[ServedOn, ...] = ()

    @property
    def gone(self) -> bool:
        """Whether it is no longer in the catalogue."""
        return self.service.status == Service.Status.RETIRED or (self.version is not None and not self.version.listed)

    @property
    def begins(self) -> date | None:
        """The first day of a service that is not there yet."""
        if self.service.status != Service.Status.COMING:
            return None
        return self.service.versions.order_by("number").values_list("valid_from", flat=True).first()

    @property
    def saved_days(self) -> int:
        """Working days by which the promise is shorter than the law demands; 0 where units differ."""
        if not self.content or not self.content.terms.promised:
            return 0
        lawful, promised = self.content.terms.statutory, self.content.terms.promised
        if not (lawful.endswith("wd") and promised.endswith("wd")):
            return 0
        return max(0, int(lawful[:-2]) - int(promised[:-2]))

    @property
    def paper_only(self) -> bool:
        """Whether an application must be brought to the window."""
        return self.content is not None and "online" not in self.content.channels


@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """The guide in force, or for a service that is only listed, whom to ask."""
    shown = _guide(code, request.now)  # type: ignore[attr-defined]
    template = "public/guide.html" if shown.content else "public/listed.html"
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    laws = linked_guide(shown.content, today) if shown.content else {}
    context = {"title": shown.service.title, "guide": shown, "content": shown.content, "laws": laws}
    return render(request, template, context)


@require_safe
def printable_guide(request: HttpRequest, code: str) -> HttpResponse:
    """The same on paper: one column, everything open, the address it came from and the day."""
    shown = _guide(code, request.now)  # type: ignore[attr-defined]
    if shown.content is None:
        raise Http404
    context = {"title": shown.service.title, "guide": shown, "content": shown.content, "printing": True}
    return render(request, "public/guide_print.html", context)


def _guide(code: str, now: datetime) -> Guide:
    """The guide as it stands today; a version whose first day lies ahead is not shown yet."""
    service = queries.service_by_code(code)
    version = queries.version_on(service, shanghai_date(now))
    if not service.open and (version is None or version.listed):
        return Guide(service, None, None)
    if version is None or version.content is None:
        return Guide(service, version, None)
    return Guide(service, version, version.parsed, tuple(served_on_holidays(service, now)))
