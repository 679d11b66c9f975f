"""Two windows on one draft: the merge as a table without a database, then the act; what would be lost is told first."""

import pytest

from yimen.cases.acts.merge_draft import merge_draft
from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.drafts import answers_of, applicant_of, past_of
from yimen.cases.merging import MOST, Conflict, Merge, Seen, merge, remembered
from yimen.cases.tests.factories import MORNING, make_actor, make_service
from yimen.errors import Refusal
from yimen.procedure import Role

# What stands after: page A wrote x=1 in version 1, x=2 in version 2; page B wrote y="b" in version 3.
PAST = {"x": [[1, 1, "A"], [2, 2, "A"]], "y": [[3, "b", "B"]], "z": [[4, 5, ""]]}
STORED = {"x": 2, "y": "b", "z": 5}


@pytest.mark.parametrize(
    ("typed", "seen", "changes", "conflicts"),
    [
        ({"x": 9}, Seen(2, "C"), {"x": 9}, {}),
        ({"x": 9}, Seen(1, "A"), {"x": 9}, {}),
        ({"x": 1}, Seen(1, "C"), {}, {}),
        ({"x": 9}, Seen(1, "C"), {}, {"x": Conflict(2, 9)}),
        ({"x": None}, Seen(1, "C"), {}, {"x": Conflict(2, None)}),
        ({"x": None}, Seen(0, "C"), {}, {}),
        ({"x": 2}, Seen(0, "C"), {}, {}),
        ({"y": ""}, Seen(0, "C"), {}, {}),
        ({"y": "c"}, Seen(0, "C"), {}, {"y": Conflict("b", "c")}),
        ({"y": "c", "x": 3}, Seen(2, "A"), {"x": 3}, {"y": Conflict("b", "c")}),
        ({"new": 1}, Seen(0, "C"), {"new": 1}, {}),
        ({"z": 6}, Seen(3, ""), {}, {"z": Conflict(5, 6)}),
    ],
)
def test_who_changed_nothing_takes_nothing_away(typed, seen, changes, conflicts) -> None:
    assert merge(STORED, PAST, typed, seen) == Merge(changes, conflicts)


def test_what_is_remembered_no_more_is_asked_and_not_overwritten() -> None:
    past: dict = {}
    for version in range(1, MOST + 5):
        past = remembered(past, {"x": version}, version, "A")
    assert len(past["x"]) == MOST
    stored = {"x": MOST + 4}
    assert merge(stored, past, {"x": 1}, Seen(1, "C")).conflicts == {"x": Conflict(MOST + 4, 1)}


@pytest.mark.django_db
def test_a_draft_keeps_what_two_pages_typed() -> None:
    actor = make_actor(Role.APPLICANT)
    draft = start_draft(
        make_service(), actor=actor, now=MORNING, channel="online", journey="11111111-1111-4111-8111-111111111111"
    )  # type: ignore[arg-type]

    def save(page: str, version: int, answers: dict | None = None, applicant: dict | None = None, who=actor):
        return merge_draft(
            draft.pk, actor=who, now=MORNING, seen=Seen(version, page), answers=answers, applicant=applicant
        )

    with pytest.raises(Refusal, match="draft_not_found"):
        save("A", 0, {"area": 1}, who=make_actor(Role.APPLICANT))
    save_draft(draft.pk, actor=actor, now=MORNING, answers={"premises": "牡丹江路1号"}, applicant={"name": "王"})
    save("A", 1, {"premises": "牡丹江路2号", "area": None})
    second = save("B", 1, {"premises": "牡丹江路1号", "area": 20}, {"name": "王", "phone": "13800000000"})
    assert second.whole and answers_of(second.draft) == {"premises": "牡丹江路2号", "area": 20}
    third = save("A", 1, {"area": 30, "premises": "牡丹江路3号"}, {"phone": "13900000000"})
    assert third.conflicts == {"area": Conflict(20, 30)}
    assert third.applicant_conflicts == {"phone": Conflict("13800000000", "13900000000")}
    assert answers_of(third.draft) == {"premises": "牡丹江路3号", "area": 20}, "what nobody else changed is saved"
    assert applicant_of(third.draft)["phone"] == "13800000000", "until somebody has chosen"
    chosen = save("C", third.draft.version, {"area": 30})
    assert chosen.whole and answers_of(chosen.draft)["area"] == 30
    before = chosen.draft.version
    assert save("C", before, {"area": 30}).draft.version == before, "nothing changed, nothing new"
    assert set(past_of(chosen.draft)["answers"]) == {"premises", "area"}
