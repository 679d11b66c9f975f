"""Two people for every announcement: the wrong one first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from yimen.announcements.acts import Text, hand_in, publish, send_back, take_back, write
from yimen.announcements.models import Announcement
from yimen.announcements.queries import shown, shown_one
from yimen.cases.tests.factories import make_actor
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
DISTRICT = "310113"
TEXT = Text("系统维护", "Maintenance", "第一段。\r\n\r\n第二段。", "One.\n\nTwo.", TODAY, TODAY + timedelta(days=3))

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Actor:
    return make_actor(Role.REFORM_OFFICE)


@pytest.fixture
def publisher() -> Actor:
    return make_actor(Role.REFORM_OFFICE)


def handed_in(writer: Actor, text: Text = TEXT) -> Announcement:
    return hand_in(write(text, DISTRICT, actor=writer, now=NOW).pk, actor=writer, now=NOW)


def test_other_roles_may_nothing(writer: Actor) -> None:
    row = handed_in(writer)
    for role in (Role.APPLICANT, Role.OFFICER, Role.LEADER):
        actor = make_actor(role)
        for act in (
            lambda actor=actor: write(TEXT, DISTRICT, actor=actor, now=NOW),
            lambda actor=actor: hand_in(row.pk, actor=actor, now=NOW),
            lambda actor=actor: publish(row.pk, actor=actor, now=NOW),
            lambda actor=actor: send_back(row.pk, actor=actor, now=NOW, remark="x"),
            lambda actor=actor: take_back(row.pk, actor=actor, now=NOW, remark="x"),
        ):
            with pytest.raises(Refusal, match="announcement_needs_role"):
                act()


def test_whoever_wrote_at_it_does_not_publish_it(writer: Actor, publisher: Actor) -> None:
    row = handed_in(writer)
    with pytest.raises(Refusal, match="announcement_own"):
        publish(row.pk, actor=writer, now=NOW)
    send_back(row.pk, actor=publisher, now=NOW, remark="标题太短")
    write(replace(TEXT, title="系统维护通知"), DISTRICT, actor=publisher, now=NOW, number=row.pk)
    hand_in(row.pk, actor=writer, now=NOW)
    # Both have written by now: a third person is needed.
    for actor in (writer, publisher):
        with pytest.raises(Refusal, match="announcement_own"):
            publish(row.pk, actor=actor, now=NOW)
    publish(row.pk, actor=make_actor(Role.ADMIN), now=NOW)
    assert [step.kind for step in row.steps.all()] == [
        "written", "handed_in", "sent_back", "written", "handed_in", "published"
    ]  # fmt: skip


def test_shown_on_its_days_alone(writer: Actor, publisher: Actor) -> None:
    row = handed_in(writer)
    assert not shown(DISTRICT, TODAY).exists()
    publish(row.pk, actor=publisher, now=NOW)
    days = [TODAY + timedelta(days=each) for each in (-1, 0, 3, 4)]
    assert [shown(DISTRICT, day).count() for day in days] == [0, 1, 1, 0]
    assert not shown("310000", TODAY).exists()
    for language, paragraphs in (("en", ["One.", "Two."]), ("zh-hans", ["第一段。", "第二段。"])):
        with override(language):
            assert shown_one(DISTRICT, row.pk, TODAY).paragraphs == paragraphs
    with pytest.raises(Refusal, match="announcement_not_found"):
        shown_one(DISTRICT, row.pk, TODAY + timedelta(days=4))
    take_back(row.pk, actor=writer, now=NOW, remark="改期")
    assert not shown(DISTRICT, TODAY).exists()
    with pytest.raises(Refusal, match="announcement_settled"):
        take_back(row.pk, actor=writer, now=NOW, remark="改期")


def test_one_without_a_last_day_stays(writer: Actor, publisher: Actor) -> None:
    publish(handed_in(writer, replace(TEXT, last=None)).pk, actor=publisher, now=NOW)
    assert shown(DISTRICT, TODAY + timedelta(days=999)).exists()


def test_out_of_order(writer: Actor, publisher: Actor) -> None:
    row = write(TEXT, DISTRICT, actor=writer, now=NOW)
    for act in (publish, send_back, take_back):
        more = {} if act is publish else {"remark": "x"}
        with pytest.raises(Refusal, match="announcement_settled"):
            act(row.pk, actor=publisher, now=NOW, **more)
    hand_in(row.pk, actor=writer, now=NOW)
    with pytest.raises(Refusal, match="announcement_settled"):
        write(TEXT, DISTRICT, actor=writer, now=NOW, number=row.pk)
    with pytest.raises(Refusal, match="announcement_remark_missing"):
        send_back(row.pk, actor=publisher, now=NOW, remark=" ")
    with pytest.raises(Refusal, match="announcement_over"):
        publish(row.pk, actor=publisher, now=NOW + timedelta(days=9))
    with pytest.raises(Refusal, match="announcement_not_found"):
        hand_in(0, actor=writer, now=NOW)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title_en": " "}, "announcement_incomplete"),
        ({"text": ""}, "announcement_incomplete"),
        ({"last": TODAY - timedelta(days=1)}, "announcement_days_wrong"),
        ({"kind": "joke"}, "announcement_kind_unknown"),
    ],
)
def test_what_cannot_be_written(changed: dict[str, Any], code: str, writer: Actor) -> None:
    with pytest.raises(Refusal, match=code):
        write(replace(TEXT, **changed), DISTRICT, actor=writer, now=NOW)
    assert not Announcement.objects.exists()
