"""The audit over a whole list: every service of a district, its row and its guide in force, and names that stand twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _
from pydantic import ValidationError

from yimen.agencies.models import Section
from yimen.catalogue.audit import Entry, Finding, RuleWords, Severity, audit, audit_citations, audit_entry
from yimen.catalogue.audit.words import RULE_WORDS
from yimen.catalogue.citing import citations_in
from yimen.catalogue.content import ServiceContent, problems
from yimen.catalogue.editing import part_of
from yimen.catalogue.elements import SERVICE, element_of
from yimen.catalogue.models import Service, ServiceVersion
from yimen.laws.queries import Known, known


@dataclass(frozen=True)
class Found:
    """A finding with the service where it is."""

    service: Service
    finding: Finding

    @property
    def words(self) -> RuleWords:
        """What the rule says, how to mend it, how severe it is."""
        return RULE_WORDS[self.finding.rule]

    @property
    def part(self) -> str:
        """The part of the guide in which it is mended; empty where it is mended in the row."""
        return part_of(self.finding.place)

    @property
    def place_title(self) -> str:
        """What the place is called in the current language."""
        if self.finding.place == "guide":
            return _("The whole guide")
        element = element_of(self.finding.place) or element_of(self.finding.place, SERVICE)
        return element.title if element else self.finding.place


@dataclass(frozen=True)
class Narrowing:
    """Which findings to show; an empty value shows all. agency: its short code."""

    rule: str = ""
    agency: str = ""
    severity: str = ""

    def lets_through(self, found: Found) -> bool:
        return (
            self.rule in ("", found.finding.rule)
            and self.agency in ("", found.service.agency.code)
            and self.severity in ("", found.words.severity)
        )


def audit_list(district: str) -> list[Found]:
    """All findings over the services of a district that are not retired, service by service. Five queries."""
    services = Service.objects.filter(district=district).exclude(status__in=Service.HIDDEN)
    rows = list(
        services.select_related("agency", "matter", "supervisor")
        .defer(*Service.SEARCHED)
        .order_by("agency__order", "code")
    )
    names = Counter((service.agency_id, service.name) for service in rows)
    guides = _guides(district)
    sections = _approval_sections()
    law = known()
    found = []
    for service in rows:
        approval = sections.get(service.agency_id, "")
        for finding in _findings(service, guides, approval, names[service.agency_id, service.name], law):
            found.append(Found(service, finding))
    return found


def by_rule(found: Iterable[Found]) -> list[tuple[str, RuleWords, int]]:
    """How often each rule is broken: errors first, the most broken first."""
    numbers = Counter(each.finding.rule for each in found)
    order = [severity.value for severity in Severity]
    rules = sorted(numbers, key=lambda rule: (order.index(RULE_WORDS[rule].severity), -numbers[rule], rule))
    return [(rule, RULE_WORDS[rule], numbers[rule]) for rule in rules]


def entry_of(service: Service, *, guided: bool, approval: str = "") -> Entry:
    """The service as the rules about a row read it. Agency, supervisor and matter must have been fetched with it.

    approval: name of the agency's approval section.
    """
    matter = service.matter
    return Entry(
        code=service.code,
        name=service.name,
        type=service.type,
        organ=service.agency.uscc,
        matter=matter.code if matter else "",
        matter_type=matter.type if matter else "",
        guided=guided,
        agency=service.agency.code,
        approval=approval,
        supervisor=service.supervisor.code if service.supervisor else "",
        supervising_section=service.supervising_section,
    )


# Content and first day of the guides in force, by service and number.
Guides = dict[tuple[int, int], tuple[dict[str, object], date]]


def _guides(district: str) -> Guides:
    versions = ServiceVersion.objects.filter(service__district=district, number=F("service__current"))
    rows = versions.values_list("service", "number", "content", "valid_from")
    return {(service, number): (content or {}, begin) for service, number, content, begin in rows}


def _approval_sections() -> dict[int, str]:
    """What the approval section of each agency is called now."""
    sections = Section.objects.filter(revision__valid_to=None, approval=True)
    return dict(sections.values_list("revision__agency", "name"))


def _findings(service: Service, guides: "Guides", approval: str, same_names: int, law: Known) -> Iterator[Finding]:
    guide = guides.get((service.pk, service.current or 0))
    yield from audit_entry(entry_of(service, guided=guide is not None, approval=approval))
    if same_names > 1:
        yield Finding("name_once_in_agency", "name", f"{service.name} × {same_names}")
    if guide is not None:
        content, begin = guide
        yield from _of_guide(content, service.type, service.code)
        if law.laws:  # a platform into which nobody has entered a law yet is not told so at every guide
            yield from audit_citations(citations_in(content), begin, law.whole, law.in_force)


def _of_guide(content: dict[str, object], type_code: str, code: str) -> list[Finding]:
    try:
        return audit(ServiceContent.model_validate(content), type_code, code)
    except ValidationError as error:
        return [Finding("content_is_readable", "guide", "; ".join(problems(error))[:300])]
