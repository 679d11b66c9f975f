"""Conversations, kept answers and published questions of the demo, by the acts of the room."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.conf import settings

from yimen.accounts.models import User
from yimen.agencies.models import Agency
from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.consult import acts
from yimen.consult.models import CannedAnswer, CommonQuestion, Conversation, Desk
from yimen.consult.visiting import Visitor
from yimen.demo import Progress
from yimen.demo.consultations import CANNED, COMMON, DESKS, TALKS, TalkData
from yimen.demo.district import DISTRICT
from yimen.demo.load.people import somebody
from yimen.workdays.calendars import calendar_of

KEYS = UUID("6f1a3c50-0d9b-4f43-9a52-5e0c4be6b1a7")
OFFICERS = {"scjg": ("shencha", "kezhang"), "wjw": ("weisheng", "wjw3")}


def load_consult(progress: Progress, now: datetime) -> None:
    """What is missing of it; the first of a conversation's messages says by its key whether it is there."""
    _desks(now)
    _answers(now)
    known = set(Conversation.objects.values_list("client_key", flat=True))
    for done, talk in enumerate(TALKS, 1):
        key = uuid5(KEYS, f"{talk.agency} {talk.said[0]}")
        if key not in known:
            _talk(talk, key, now)
        progress("conversations", done, len(TALKS))


def _desks(now: datetime) -> None:
    known = set(Desk.objects.values_list("agency__code", flat=True))
    for each in DESKS:
        agency = Agency.objects.get(code=each.agency)
        if each.agency not in known:
            Desk.objects.create(
                agency=agency, hours=each.hours, term=each.term, changed_at=now, changed_by="demo", live=True
            )


def _answers(now: datetime) -> None:
    for code, rows in CANNED.items():
        if not CannedAnswer.objects.filter(agency__code=code).exists():
            for title, text, english in rows:
                acts.save_canned(title, text, text_en=english, actor=somebody(OFFICERS[code][0]), now=now)
    if not CommonQuestion.objects.exists():
        for code, question, answer, question_en, answer_en in COMMON:
            officer, head = (somebody(username) for username in OFFICERS[code])
            draft = acts.draft_common(
                question, answer, question_en=question_en, answer_en=answer_en, actor=officer, now=now
            )
            acts.review_common(draft.pk, True, actor=head, now=now)


def _talk(talk: TalkData, key: UUID, now: datetime) -> None:
    """As it went: asked, claimed after some minutes, a minute for each turn."""
    at = _moment(talk.days, now)
    user = User.objects.get(username=talk.account).pk if talk.account else None
    visitor = Visitor(user=user, browser=str(key))
    service = _service(talk)
    asked = acts.Asked(
        talk.said[0],
        agency=talk.agency,
        service=service.code if service else "",
        name=talk.name,
        later=talk.state != "closed",
    )
    found = acts.ask(asked, visitor=visitor, now=at, journey=uuid5(key, "journey"), client_key=key)
    if not talk.officer:
        return
    officer = somebody(talk.officer)
    acts.claim(found.pk, actor=officer, now=at + timedelta(minutes=4))
    for place, words in enumerate(talk.said[1:], 1):
        then, own = at + timedelta(minutes=4 + place), uuid5(key, str(place))
        if place % 2:
            acts.answer(found.pk, words, actor=officer, now=then, client_key=own)
        else:
            acts.write(found.pk, words, visitor=visitor, now=then, client_key=own)
    if talk.state == "closed":
        end = at + timedelta(minutes=30)
        acts.close_by_officer(found.pk, actor=officer, now=end)
        if talk.rating:
            acts.rate(found.pk, talk.rating, talk.reasons, "", visitor=visitor, now=end)


def _moment(days: int, now: datetime) -> datetime:
    """Ten in the morning so many working days ago; 0: some minutes ago."""
    if not days:
        return now - timedelta(minutes=6)
    calendar, day = calendar_of(settings.YIMEN_DISTRICT), shanghai_date(now)
    for _each in range(days):
        day = _before(day)
        while not calendar.is_working(day):
            day = _before(day)
    return datetime.combine(day, time(10), SHANGHAI)


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _service(talk: TalkData) -> Service | None:
    if not talk.service:
        return None
    found = Service.objects.filter(district=DISTRICT, agency__code=talk.agency, status=Service.Status.PUBLISHED)
    return found.filter(name__contains=talk.service).order_by("code").first()
