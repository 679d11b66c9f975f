"""What applicants are told of each step: every event has a sentence or is left out by name, and nothing is told twice."""

import re
from datetime import timedelta
from typing import Any

import pytest

from yimen.cases.acts.tolerate_gap import tolerate_gap
from yimen.cases.models import Case
from yimen.cases.telling import REMINDERS, STEPS, TELLING, UNTOLD, remind, tell_event
from yimen.cases.telling.events import CLOCKS
from yimen.cases.tests.factories import MORNING, PHONE, make_actor, make_case, make_party, make_service, make_user
from yimen.dispatch.models import Channel, Message
from yimen.ledger.outbox import Heard
from yimen.notices.acts import tell
from yimen.notices.models import Notice, Preferences
from yimen.notices.words import say_in
from yimen.procedure import ACTS, Role

VALUES = {"service": "S", "agency": "A", "due": "D", "number": 2, "day": "T"}


def test_every_event_is_told_or_left_out_by_name() -> None:
    events = {row.event for row in ACTS}
    assert events == set(TELLING) | UNTOLD
    assert not set(TELLING) & UNTOLD
    decided = {"decided", "decided_at_once"}
    assert set(STEPS) == (set(TELLING) - decided) | {"granted", "refused"}
    assert set(CLOCKS) <= events


@pytest.mark.parametrize(("kind", "sentence"), [*STEPS.items(), *REMINDERS.items()])
def test_sentences_in_both_languages(kind: str, sentence: Any) -> None:
    zh, en = (say_in(language, sentence, VALUES) for language in ("zh-hans", "en"))
    assert re.search(r"[一-鿿]", zh.title) and re.search(r"[一-鿿]", zh.text)
    assert not re.search(r"[一-鿿]", en.title + en.text)
    # A title stands in SMS: it names neither the matter nor anybody.
    assert "%" not in str(sentence.title)


def heard(case: Case, sequence: int = 1, kind: str = "submitted") -> Heard:
    return Heard(kind, case.number, sequence, MORNING + timedelta(hours=12))


def told(case: Case, sequence: int, kind: str) -> Any:
    return next(iter(tell_event(heard(case, sequence, kind))))


@pytest.mark.django_db
class TestEvents:
    def test_the_days_are_those_of_the_event(self) -> None:
        case = make_case(state="granted")
        received, accepted = told(case, 1, "submitted"), told(case, 2, "accepted")
        # Five working days from 1 June 2016; the Dragon Boat festival ends on Sunday the 12th, which is worked.
        assert received.values["due"] == {"date": "2016-06-08"}
        assert accepted.kind == "accepted"
        assert accepted.values["due"]["date"] > "2016-06-01"
        assert told(case, case.sequence, "decided").kind == "granted"
        assert received.link == f"/my/cases/{case.number}/"

    def test_a_refusal_is_told_as_one(self) -> None:
        case = make_case(state="refused")
        assert told(case, case.sequence, "decided").kind == "refused"

    def test_corrections_are_counted_and_not_named(self) -> None:
        case = make_case(state="correction")
        one = told(case, 2, "correction_notified")
        assert one.values["number"] == 2
        assert "身份证明" not in str(one.values)

    def test_who_left_only_a_phone_hears_by_sms(self) -> None:
        clerk = make_user(Role.APPLICANT)
        case = make_case(party=make_party(None), applicant=clerk)
        Case.objects.update(channel="counter")
        (one,) = told(case, 1, "submitted").to
        assert (one.user_id, one.phone) == (None, PHONE)

    def test_nobody_to_tell(self) -> None:
        case = make_case(party=make_party(None, phone=""))
        Case.objects.update(channel="counter")
        assert list(tell_event(heard(case))) == []

    def test_heard_twice_it_is_told_once_and_names_nobody(self) -> None:
        case = make_case(state="correction")
        for _ in range(2):
            for each in tell_event(heard(case, 2, "correction_notified")):
                tell(each, now=MORNING)
        assert Notice.objects.count() == 1
        message = Message.objects.get()
        assert (message.channel, message.about) == (Channel.SMS, case.number)
        for private in ("王小明", case.applicant.identifier, PHONE, case.service.name):
            assert private not in message.text
        assert case.number[-6:] in message.text

    def test_levels(self) -> None:
        case = make_case()
        Preferences.objects.create(user_id=case.applicant.user_id, sms_level="none", updated_at=MORNING)
        for each in tell_event(heard(case)):
            tell(each, now=MORNING)
        assert (Notice.objects.count(), Message.objects.count()) == (1, 0)


@pytest.mark.django_db
class TestReminders:
    def test_an_office_that_is_late(self) -> None:
        case = make_case(state="accepted")
        due = Case.objects.get(pk=case.pk).next_due
        assert due is not None
        on_time, late = MORNING + (due - MORNING.date()), MORNING + (due - MORNING.date()) + timedelta(days=1)
        assert (remind(on_time), remind(late), remind(late + timedelta(days=1))) == (0, 1, 0)
        assert remind(late + timedelta(days=30)) == 0
        assert Notice.objects.get().kind == "case_overdue"

    def test_corrections_that_wait(self) -> None:
        make_case(state="correction")
        # Thirty days from 1 June.
        assert [remind(MORNING + timedelta(days=days)) for days in (10, 25, 26, 40)] == [0, 1, 0, 0]
        assert Notice.objects.get().kind == "correction_waits"

    def test_what_was_tolerated_as_missing(self) -> None:
        case = make_case(make_service(tolerable=["场所平面图"]))
        officer = make_actor(Role.OFFICER, agency=case.agency)
        tolerate_gap(case.number, actor=officer, now=MORNING, items=["场所平面图"])
        # Ten working days, of which one is Sunday the 12th: until 16 June.
        for days in (11, 12, 13, 14, 20):
            remind(MORNING + timedelta(days=days))
        (notice,) = Notice.objects.filter(kind="obligation_due")
        assert notice.values["due"] == {"date": "2016-06-16"}
