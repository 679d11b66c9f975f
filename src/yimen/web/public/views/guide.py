"""The guide of a service: the eight things that 行政许可法 30 wants published, and more."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.catalogue import queries
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import Service, ServiceVersion


@dataclass(frozen=True)
class Guide:
    """What the page shows of one service; `content` is missing where it is only listed by name."""

    service: Service
    version: ServiceVersion | None
    content: ServiceContent | None

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
    shown = _guide(code)
    template = "public/guide.html" if shown.content else "public/listed.html"
    return render(request, template, {"title": shown.service.title, "guide": shown, "content": shown.content})


@require_safe
def printable_guide(request: HttpRequest, code: str) -> HttpResponse:
    """The same on paper: one column, everything open, the address it came from and the day."""
    shown = _guide(code)
    if shown.content is None:
        raise Http404
    context = {"title": shown.service.title, "guide": shown, "content": shown.content, "printing": True}
    return render(request, "public/guide_print.html", context)


def _guide(code: str) -> Guide:
    service = queries.service_by_code(code)
    if not service.open:
        return Guide(service, None, None)
    version = queries.current_version(service)
    return Guide(service, version, version.parsed)
