"""What the rules find in the catalogue, to be narrowed by rule, department and severity; the address holds the whole state."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.catalogue.audit import RULE_WORDS, Severity
from yimen.catalogue.auditing import Found, Narrowing, audit_list, by_rule
from yimen.catalogue.proposing import DRAFTERS
from yimen.web.components.values import Choice
from yimen.web.reform.words import severity_word

ON_A_PAGE = 50
LONGEST_VALUE = 60


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The rules run over the list as it stands now, whenever the page is opened."""
    narrowing = _narrowing(request)
    everything = audit_list(settings.YIMEN_DISTRICT)
    shown = [found for found in everything if narrowing.lets_through(found)]
    context: dict[str, Any] = {
        "title": _("Audit of the catalogue"),
        "narrowing": narrowing,
        "narrowed": narrowing != Narrowing(),
        "choices": _choices(everything, narrowing),
        "rules": [(rule, words, severity_word(words.severity), number) for rule, words, number in by_rule(everything)],
        "page": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page")),
        "may_draft": bool(request.actor.roles.intersection(DRAFTERS)),  # type: ignore[attr-defined]
        "services": len({found.service.pk for found in shown}),
        "severity_words": {severity.value: severity_word(severity) for severity in Severity},
    }
    return render(request, "reform/audit.html", context)


def _narrowing(request: HttpRequest) -> Narrowing:
    """The filters of the address; an unknown rule or severity counts as not given, an unknown department finds nothing."""
    given = {
        name: request.GET.get(name, "").replace("\x00", "")[:LONGEST_VALUE] for name in ("rule", "agency", "severity")
    }
    return Narrowing(
        rule=given["rule"] if given["rule"] in RULE_WORDS else "",
        agency=given["agency"],
        severity=given["severity"] if given["severity"] in set(Severity) else "",
    )


def _choices(everything: Iterable[Found], narrowing: Narrowing) -> dict[str, list[Choice]]:
    """Only what occurs can be chosen."""
    agencies = {found.service.agency.code: found.service.agency.title for found in everything}
    rules = [(rule, f"{words.says} ({number})") for rule, words, number in by_rule(everything)]
    severities = [(severity.value, severity_word(severity)) for severity in Severity]
    return {
        "rule": [Choice(value, title, value == narrowing.rule) for value, title in rules],
        "agency": [Choice(value, title, value == narrowing.agency) for value, title in agencies.items()],
        "severity": [Choice(value, title, value == narrowing.severity) for value, title in severities],
    }
