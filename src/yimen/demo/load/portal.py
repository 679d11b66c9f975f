"""What makes the demo's first page alive: visits of 2015 and 2016, announcements by two people, notices of the shown cases."""

from datetime import datetime, timedelta

from yimen.announcements.acts import Text, hand_in, publish, write
from yimen.announcements.models import Announcement
from yimen.cases.models import Case, CaseEvent
from yimen.cases.telling import TELLING, tell_event
from yimen.clock import shanghai_date
from yimen.demo import Progress
from yimen.demo.district import DISTRICT
from yimen.demo.news import NEWS, News
from yimen.demo.visits import daily
from yimen.dispatch.acts import Outgoing, queue
from yimen.dispatch.models import Channel
from yimen.ledger.models import OutboxRow
from yimen.ledger.outbox import Heard
from yimen.notices.acts import tell
from yimen.notices.models import Notice
from yimen.notices.telling import LISTENER
from yimen.procedure import Actor, Role
from yimen.visits.models import DailyVisits
from yimen.workdays.calendars import calendar_of

WRITER = Actor("demo-reform-1", "宝山区审改办（编辑）", frozenset({Role.REFORM_OFFICE}))
PUBLISHER = Actor("demo-reform-2", "宝山区审改办（发布）", frozenset({Role.REFORM_OFFICE}))
NEW_NOTICES = 3


def load_portal(progress: Progress, now: datetime) -> None:
    """Each part takes up only what is missing."""
    _load_visits()
    for done, news in enumerate(NEWS, 1):
        if not Announcement.objects.filter(district=DISTRICT, title=news.title).exists():
            _announce(news, now)
        progress("announcements", done, len(NEWS))
    _tell(now)
    _fail(now)


def _load_visits() -> None:
    rows = (DailyVisits(day=day, visits=visits, views=views) for day, visits, views in daily(calendar_of(DISTRICT)))
    DailyVisits.objects.bulk_create(rows, ignore_conflicts=True)


def _announce(news: News, now: datetime) -> None:
    """As if it had been written and published on the morning of its first day."""
    then = now - timedelta(days=news.before)
    first = shanghai_date(then)
    last = None if news.days is None else first + timedelta(days=news.days)
    text = Text(news.title, news.title_en, news.text, news.text_en, first, last, news.kind)
    row = write(text, DISTRICT, actor=WRITER, now=then)
    hand_in(row.pk, actor=WRITER, now=then)
    if news.published:
        publish(row.pk, actor=PUBLISHER, now=then)


def _fail(now: datetime) -> None:
    """One message that the worker must give up: the outbox page shows why."""
    body = '{"event": "accepted", "about": "demo"}'
    queue(
        Outgoing("demo-webhook", Channel.WEBHOOK, "https://10.0.0.8/hook", body, about="demo", kind="accepted"), now=now
    )


def _tell(now: datetime) -> None:
    """Applicants with an account are told as each step happened; all but the newest were seen. Nobody hears of the past again."""
    numbers = Case.objects.filter(submission_key__startswith="demo-").values("number")
    waiting = OutboxRow.objects.filter(listener=LISTENER, done_at=None, subject__in=numbers)
    events = CaseEvent.objects.filter(
        case__submission_key__startswith="demo-", case__applicant__user__isnull=False, kind__in=TELLING
    )
    told = set[int]()
    for number, kind, sequence, at in events.order_by("at", "id").values_list("case__number", "kind", "sequence", "at"):
        for each in tell_event(Heard(kind, number, sequence, at)):
            if tell(each, now=at):
                told.update(recipient.user_id for recipient in each.to if recipient.user_id)
    for user in told:
        mine = Notice.objects.filter(user_id=user).order_by("-at", "-id")
        newest = list(mine.values_list("pk", flat=True)[:NEW_NOTICES])
        mine.filter(seen_at=None).exclude(pk__in=newest).update(seen_at=now)
    waiting.update(done_at=now)
