"""What an authority includes, as rows; and the levels."""

from datetime import date

import pytest

from yimen.errors import Refusal
from yimen.parties import levels, scope
from yimen.parties.levels import Level
from yimen.parties.scope import GROUP_OF, Mandate
from yimen.procedure import ACTS, Role
from yimen.procedure.permit import PERMIT_ROW

TODAY = date(2016, 6, 1)
WHOLE = Mandate("firm", 1, acts=tuple(scope.GROUPS), last_day=date(2016, 6, 1))


@pytest.mark.parametrize(
    ("mandate", "act", "code"),
    [
        (Mandate("firm"), "withdraw", None),
        (WHOLE, "submit", None),
        (Mandate("firm", 1, acts=("apply",), last_day=date(2016, 5, 31)), "submit", "authority_run_out"),
        (Mandate("firm", 1, acts=("apply",), last_day=TODAY, ended=TODAY), "submit", "authority_ended"),
        (Mandate("firm", 1, acts=("apply",), last_day=TODAY), "withdraw", "authority_other_act"),
        (Mandate("firm", 1, acts=("apply",), last_day=TODAY), "an act nobody knows", "authority_other_act"),
        (Mandate("firm", 1, services=("s1",), acts=("apply",), last_day=TODAY), "submit", None),
        (Mandate("firm", 1, services=("s2",), acts=("apply",), last_day=TODAY), "submit", "authority_other_service"),
        (Mandate("firm", 1, agencies=("scjg",), acts=("apply",), last_day=TODAY), "submit", None),
        (Mandate("firm", 1, agencies=("wjw",), acts=("apply",), last_day=TODAY), "submit", "authority_other_service"),
        (Mandate("firm", 1, ("s2",), ("scjg",), ("apply",), TODAY), "submit", None),
    ],
)
def test_what_an_authority_allows(mandate: Mandate, act: str, code: str | None) -> None:
    refusal = mandate.refusal(act, "s1", "scjg", TODAY)
    assert (refusal.code if refusal else None) == code


def test_every_act_of_an_applicant_belongs_to_a_group() -> None:
    acts = {row.act for row in [*ACTS, *PERMIT_ROW.values()] if Role.APPLICANT in row.roles}
    assert acts == set(GROUP_OF)
    assert set(GROUP_OF.values()) == set(scope.GROUPS)


@pytest.mark.parametrize(
    ("proofs", "level"),
    [
        ((), Level.REGISTERED),
        (("phone",), Level.PHONE),
        (("phone", "register"), Level.MATCHED),
        (("document",), Level.SEEN),
        (("phone", "document"), Level.SEEN),
        (("hearsay",), Level.REGISTERED),
    ],
)
def test_the_level_follows_from_the_proofs(proofs: tuple[str, ...], level: Level) -> None:
    assert levels.level_of(proofs) is level


@pytest.mark.parametrize("needed", list(Level))
@pytest.mark.parametrize("present", list(Level))
def test_a_level_that_is_missing_is_refused_with_the_way_to_it(needed: Level, present: Level) -> None:
    if present >= needed:
        levels.require(present, needed)
        return
    with pytest.raises(Refusal) as refused:
        levels.require(present, needed)
    assert (refused.value.code, refused.value.status) == ("real_name_level", 403)
    assert refused.value.data["how"] == levels.LEVELS[needed].how
