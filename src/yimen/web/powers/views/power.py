"""One power whole: its row, responsibilities, flow chart, past, and where towns have it otherwise."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.laws.models import Law
from yimen.powers.flowchart import draw, in_words, steps_of
from yimen.powers.lists import Whole, power_on
from yimen.web.powers.reading import day_of, today_of


@require_safe
def power(request: HttpRequest, code: str) -> HttpResponse:
    """As it stands, or stood on the day `on`."""
    day = day_of(request)
    whole = power_on(settings.YIMEN_DISTRICT, code, day)
    steps = steps_of(whole.version.kind, [(duty.step, duty.text) for duty in whole.duties])
    known = {law.key: law for law in Law.objects.filter(key__in=whole.version.laws)}
    context: dict[str, Any] = {
        "title": whole.version.name,
        "whole": whole,
        "power": whole.version,
        "day": day,
        "today": today_of(request),
        "laws": [(key, known.get(key)) for key in whole.version.laws],
        "chart": mark_safe(_chart(whole)),  # every word in it was escaped
        "in_words": in_words(steps),
    }
    return render(request, "powers/power.html", context)


@require_safe
def flow_chart(request: HttpRequest, code: str) -> HttpResponse:
    """The chart as a file of its own."""
    whole = power_on(settings.YIMEN_DISTRICT, code, day_of(request))
    name = f"power-{whole.version.power.code}.svg"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(_chart(whole), content_type="image/svg+xml; charset=utf-8", headers=headers)


def _chart(whole: Whole) -> str:
    steps = steps_of(whole.version.kind, [(duty.step, duty.text) for duty in whole.duties])
    title = _("Flow chart: %(power)s") % {"power": whole.version.name}
    return draw(steps, title, in_words(steps))
