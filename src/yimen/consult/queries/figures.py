"""How a department answers: computed from conversations and stays, never from stored totals."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import TruncDate

from yimen.agencies.models import Agency
from yimen.consult.models import Conversation, Stay
from yimen.consult.opening import SHANGHAI


@dataclass(frozen=True)
class Figures:
    """Of the conversations that were asked in a period.

    asked       all; `live` of them chats, `questions` the rest;  answered: an officer said something
    due         questions whose day has passed by now, answered or not;  on_time: those of them answered by their day
    waited      the middle and the ninth tenth of what live chats waited until somebody took them (by department: each
                stay by itself); None where nobody was taken
    ratings     how many gave 1 … 5;  rating: their mean, None where nobody rated
    """

    asked: int = 0
    live: int = 0
    questions: int = 0
    answered: int = 0
    due: int = 0
    on_time: int = 0
    waited: timedelta | None = None
    waited_most: timedelta | None = None
    rated: int = 0
    rating: float | None = None
    ratings: dict[int, int] = field(default_factory=dict)

    @property
    def answered_share(self) -> float | None:
        return self.answered / self.asked if self.asked else None

    @property
    def on_time_share(self) -> float | None:
        return self.on_time / self.due if self.due else None


class _Percentile(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def figures(district: str, first: date, last: date, now: datetime, agency: str = "") -> Figures:
    """Asked between two days (both included, Asia/Shanghai). Two queries."""
    begin = datetime.combine(first, datetime.min.time(), SHANGHAI)
    end = datetime.combine(last + timedelta(days=1), datetime.min.time(), SHANGHAI)
    rows = Conversation.objects.filter(district=district, asked_at__gte=begin, asked_at__lt=end)
    if agency:
        rows = rows.filter(agency__code=agency)
    told = _counted(rows, now.astimezone(SHANGHAI).date())
    return Figures(**told, **_waits(rows, agency))


def by_department(district: str, first: date, last: date, now: datetime) -> list[tuple[Agency, Figures]]:
    """The same for each department that was asked, in the official order."""
    begin = datetime.combine(first, datetime.min.time(), SHANGHAI)
    end = datetime.combine(last + timedelta(days=1), datetime.min.time(), SHANGHAI)
    asked = Conversation.objects.filter(district=district, asked_at__gte=begin, asked_at__lt=end)
    found = Agency.objects.filter(pk__in=asked.values("agency_id"))
    return [(each, figures(district, first, last, now, each.code)) for each in found]


def _counted(rows: QuerySet[Conversation], today: date) -> dict[str, Any]:
    question, live = Q(kind=Conversation.Kind.QUESTION), Q(kind=Conversation.Kind.LIVE)
    over = question & (Q(due_on__lt=today) | Q(answered_at__isnull=False))
    stars = {f"star{number}": Count("pk", filter=Q(rating=number)) for number in range(1, 6)}
    told = rows.annotate(answered_on=TruncDate("answered_at", tzinfo=SHANGHAI)).aggregate(
        asked=Count("pk"),
        live=Count("pk", filter=live),
        questions=Count("pk", filter=question),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        due=Count("pk", filter=over),
        on_time=Count("pk", filter=over & Q(answered_on__lte=F("due_on"))),
        rated=Count("rating"),
        mean=Avg("rating"),
        **stars,
    )
    mean = told.pop("mean")
    ratings = {number: told.pop(f"star{number}") for number in range(1, 6)}
    return {**told, "rating": mean, "ratings": ratings}


def _waits(rows: QuerySet[Conversation], agency: str) -> dict[str, Any]:
    stays = Stay.objects.filter(conversation__in=rows.filter(kind=Conversation.Kind.LIVE), claimed_at__isnull=False)
    if agency:
        stays = stays.filter(agency__code=agency)
    waited = ExpressionWrapper(F("claimed_at") - F("began_at"), output_field=DurationField())
    return stays.order_by().aggregate(waited=_Percentile(waited, share=0.5), waited_most=_Percentile(waited, share=0.9))
