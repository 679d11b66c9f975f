"""Reads of the catalogue that pages, API and command line share."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import Case, Count, F, Func, IntegerField, Q, QuerySet, Value, When

from yimen.agencies.models import Agency
from yimen.catalogue.models import MatterType, Service, ServiceVersion
from yimen.catalogue.searching import Query, read_query
from yimen.errors import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class HowMany(TypedDict):
    """What `agencies_with_services` adds to each agency."""

    services: int


def plain_search(
    text: str,
    district: str,
    agency: str | None = None,
    audience: str | None = None,
    kind: str | None = None,
    online: bool | None = None,
    words: Sequence[str] = (),
) -> QuerySet[Service]:
    """The services of a district whose name, group, department or code holds what was typed, or one of whose keywords stands
    in it; open ones first, in one query. Slice it for a page. The room `search` above finds far more.

    agency is a short agency code, audience "person" or "organisation", kind a type code ("01"), online: over the Internet,
    words: the name holds one of them, or a keyword is one. An empty text lists all, the most used first. Unknown filter
    values find nothing.
    """
    found = Service.objects.filter(district=district).exclude(status__in=Service.HIDDEN).select_related("agency")
    if agency:
        found = found.filter(agency__code=agency)
    if audience:
        found = found.filter(audience__contains=[audience])
    if kind:
        found = found.filter(type=kind)
    if online is not None:
        found = found.filter(channels__contains=["online"]) if online else found.exclude(channels__contains=["online"])
    if words:
        found = found.filter(says_one_of(words))
    query = read_query(text)
    if query.empty:
        return found.order_by("-popularity", "pinyin", "code")
    return _holding(found, query)


def says_one_of(words: Sequence[str]) -> Q:
    """Services whose name holds one of the words, or that have one as a keyword."""
    found = Q()
    for word in words:
        found |= Q(name__contains=word) | Q(keywords__contains=[word])
    return found


def _holding(found: QuerySet[Service], query: Query) -> QuerySet[Service]:
    found = found.alias(keyword_in_text=_KeywordIn(F("keywords"), Value(query.text)))
    every_term = Q()
    for term in query.terms:
        every_term &= (
            Q(name__icontains=term)
            | Q(name_en__icontains=term)
            | Q(group__icontains=term)
            | Q(agency__name__icontains=term)
            | Q(code__icontains=term)
            | Q(keywords__contains=[term])
        )
    opened = Case(When(status=Service.Status.PUBLISHED, then=Value(1)), default=Value(0), output_field=IntegerField())
    found = found.filter(every_term | Q(keyword_in_text__gt=0))
    return found.order_by("-keyword_in_text", opened.desc(), "-popularity", "pinyin", "code")


class _KeywordIn(Func):
    """The length of the longest keyword (two characters or more) that stands in the text, or 0."""

    template = "(SELECT coalesce(max(char_length(word)), 0) FROM unnest(%(expressions)s::text, word) > 0)"
    arg_joiner = ") word WHERE char_length(word) > 1 AND strpos("
    output_field = IntegerField()


def by_codes(codes: Sequence[str]) -> dict[str, Service]:
    """The services with these codes that people may see, with their agencies, in one query."""
    found = Service.objects.exclude(status__in=Service.HIDDEN).select_related("agency").defer(*Service.SEARCHED)
    return found.in_bulk(codes, field_name="code") if codes else {}


def service_by_code(code: str) -> Service:
    """The service with this code. Raises Refusal service_not_found (404); retired services are found too."""
    found = Service.objects.select_related("agency", "matter").defer(*Service.SEARCHED)
    service = found.filter(code=code).order_by().first()
    if service is None:
        raise Refusal("service_not_found", status=404, service=code[:80])
    return service


def version_of(service: Service, number: int) -> ServiceVersion:
    """One version of a service. Raises Refusal version_not_found (404)."""
    version = ServiceVersion.objects.filter(service=service, number=number).first()
    if version is None:
        raise Refusal("version_not_found", status=404, service=service.code, number=number)
    version.service = service
    return version


def current_version(service: Service, day: date | None = None) -> ServiceVersion:
    """The version in force, as the service shows it, or looked up for today where `day` gives today.

    Raises Refusal service_not_open (409) where the service is only listed, retired, or not there yet.
    """
    if day is not None:
        version = version_on(service, day)
        if version is None or version.content is None:
            raise Refusal("service_not_open", service=service.title, agency=service.agency.title)
        version.service = service
        return version
    if not service.open or service.current is None:
        raise Refusal("service_not_open", service=service.title, agency=service.agency.title)
    return version_of(service, service.current)


def version_on(service: Service, day: date) -> ServiceVersion | None:
    """The version that was in force on a day, or nothing."""
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return service.versions.filter(until, valid_from__lte=day).first()


def popular(district: str, limit: int = 8, audience: str = "") -> list[Service]:
    """The services that most people use, those one can apply for now; audience: "person" or "organisation", "" for all."""
    services = Service.objects.filter(district=district, status=Service.Status.PUBLISHED, current__isnull=False)
    if audience:
        services = services.filter(audience__contains=[audience])
    return list(services.select_related("agency").order_by("-popularity", "pinyin")[:limit])


def counts(district: str) -> Mapping[str, Any]:
    """Figures for the start page: services in all, those open, those online, those decided on the spot, departments."""
    services = Service.objects.filter(district=district).exclude(status__in=Service.HIDDEN)
    return services.aggregate(
        services=Count("id"),
        open=Count("id", filter=Q(status=Service.Status.PUBLISHED, current__isnull=False)),
        online=Count("id", filter=Q(channels__contains=["online"])),
        instant=Count("id", filter=Q(handling="instant")),
        agencies=Count("agency", distinct=True),
    )


def agencies_with_services(district: str) -> "QuerySet[WithAnnotations[Agency, HowMany]]":
    """The agencies of a district that have services, each with `services` = how many, in the official order."""
    services = Service.objects.filter(district=district).exclude(status__in=Service.HIDDEN)
    numbers = dict(services.order_by().values_list("agency").annotate(number=Count("id")))
    whens = [When(pk=pk, then=Value(number)) for pk, number in numbers.items()]
    number = Case(*whens, default=Value(0), output_field=IntegerField())
    return Agency.objects.filter(pk__in=numbers).annotate(services=number)


def kinds(district: str) -> list[tuple[str, str, int]]:
    """The types of service that occur: code, name in the current language, how many."""
    services = Service.objects.filter(district=district).exclude(status__in=Service.HIDDEN)
    numbers = services.order_by("type").values_list("type").annotate(number=Count("id"))
    return [(code, str(MatterType(code).label), number) for code, number in numbers]
