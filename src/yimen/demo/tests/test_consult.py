"""The demo's conversations: some wait, one is open, the rest is answered and rated, and what is public names nobody."""

import pytest

from yimen.consult.masking import personal_data
from yimen.consult.models import CommonQuestion, Conversation
from yimen.consult.queries import published
from yimen.demo.consultations import TALKS

pytestmark = pytest.mark.django_db


def test_every_state_is_there_and_nothing_public_names_anybody(demo: None) -> None:
    states = list(Conversation.objects.values_list("state", flat=True))
    assert len(states) == len(TALKS)
    assert {state: states.count(state) for state in set(states)} == {"waiting": 3, "open": 1, "closed": 3}
    assert not Conversation.objects.exclude(state="closed").filter(kind="live").exists(), "time would end them"
    assert Conversation.objects.filter(service=None).count() == 2, "the others found their service by its words"
    assert published("310113").count() == CommonQuestion.objects.count() == 3
    assert not any(personal_data(f"{each.question} {each.answer}") for each in published("310113"))
