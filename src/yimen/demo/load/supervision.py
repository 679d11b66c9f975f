"""What the demo's grants mean for who supervises: old ones are taken over, of the latest some wait, some too long."""

from datetime import datetime, time, timedelta

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.cases.models import Case
from yimen.clock import shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.demo import Progress
from yimen.demo.district import DISTRICT
from yimen.demo.logins import supervising_login
from yimen.procedure import Actor
from yimen.supervision.acts import hand_over, take_over
from yimen.supervision.models import HandOver

# Grants of these last weeks wait, but for every third of the last days; whatever is older was taken over on the second day.
LATEST, NEWEST = timedelta(days=50), timedelta(days=4)


def load_supervision(progress: Progress, now: datetime) -> None:
    """Hand-overs that are missing, each at the time of its decision."""
    known = HandOver.objects.values("case")
    granted = Case.objects.filter(district=DISTRICT, outcome="grant", decided_at__isnull=False).exclude(pk__in=known)
    told = list(granted.order_by("decided_at").values_list("number", "decided_at"))
    actors: dict[str, Actor] = {}
    for done, (number, decided_at) in enumerate(told, 1):
        assert decided_at is not None, "only decided cases were asked for"
        made = hand_over(number, now=decided_at)
        if made is not None and _taken(decided_at, now, done):
            _take(made, now, actors)
        progress("hand-overs", done, len(told))


def _taken(decided_at: datetime, now: datetime, place: int) -> bool:
    return decided_at < now - LATEST or (decided_at > now - NEWEST and place % 3 == 0)


def _take(made: HandOver, now: datetime, actors: dict[str, Actor]) -> None:
    code = made.agency.code
    if code not in actors:
        actors[code] = actor_for(User.objects.get(username=supervising_login(code)))
    at = datetime.combine(shanghai_date(made.handed_at) + timedelta(days=2), time(14, 10), SHANGHAI)
    take_over(made.pk, actor=actors[code], now=min(at, now), remark="已列入日常监督检查对象")
