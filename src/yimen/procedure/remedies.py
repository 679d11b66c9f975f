"""Where somebody can turn against an act of an organ, and in which periods (行政复议法 2023, 行政诉讼法).

As a rule one may choose between reconsideration and the court. In some matters the law wants reconsideration first
(复议前置, 行政复议法 23), and the organ must say so; only its outcome can then be taken to court.
"""

from dataclasses import dataclass
from enum import StrEnum

from yimen.clock import Term, Unit
from yimen.procedure.words import Words


class Against(StrEnum):
    """What somebody turns against. Silence: an application that was not answered or not decided in time."""

    DECISION = "decision"
    SILENCE = "silence"
    SPOT_PENALTY = "spot_penalty"
    INFORMATION_REFUSED = "information_refused"
    RESOURCE_RIGHTS = "resource_rights"
    RECONSIDERATION = "reconsideration"


@dataclass(frozen=True)
class Remedies:
    """The ways that are open.

    reconsideration      the period to apply for it, from knowing of the act; None: that way is closed
    first                the court is open only after it (行政复议法 23)
    litigation_months    to sue at once, from knowing of the act; None: not at once
    after_reconsideration  to sue once its decision has come
    """

    reconsideration: Term | None
    first: bool
    litigation_months: int | None
    after_reconsideration: Term


SIXTY_DAYS = Term(60, Unit.CALENDAR_DAYS)
FIFTEEN_DAYS = Term(15, Unit.CALENDAR_DAYS)
SIX_MONTHS = 6
RECONSIDERATION_FIRST = frozenset(
    {Against.SILENCE, Against.SPOT_PENALTY, Against.INFORMATION_REFUSED, Against.RESOURCE_RIGHTS}
)


def remedies_against(what: Against) -> Remedies:
    """行政复议法 20, 23; 行政诉讼法 45, 46."""
    if what is Against.RECONSIDERATION:
        return Remedies(None, False, None, FIFTEEN_DAYS)
    first = what in RECONSIDERATION_FIRST
    return Remedies(SIXTY_DAYS, first, None if first else SIX_MONTHS, FIFTEEN_DAYS)


def remedies_in_words(what: Against, government: Words, court: Words) -> Words:
    """The sentences that a decision or a page tells, naming who is competent."""
    if what is Against.RECONSIDERATION:
        return Words(
            f"如不服复议决定，可以自收到复议决定书之日起十五日内向{court.zh}提起行政诉讼"
            "（《中华人民共和国行政诉讼法》第四十五条）。",
            f"Against the decision on reconsideration you may sue at the {court.en} within 15 days of receiving it "
            "(Administrative Litigation Law, article 45).",
        )
    if remedies_against(what).first:
        return _first(what, government, court)
    return Words(
        f"如不服本决定，可以自知道本决定之日起六十日内向{government.zh}申请行政复议"
        "（《中华人民共和国行政复议法》第二十条）；也可以自知道或者应当知道本决定作出之日起六个月内"
        f"向{court.zh}提起行政诉讼（《中华人民共和国行政诉讼法》第四十六条）。",
        f"You may apply to the {government.en} for reconsideration within 60 days of knowing of the decision "
        f"(Administrative Reconsideration Law, article 20), or sue at the {court.en} within six months of when you knew "
        "or should have known of it (Administrative Litigation Law, article 46).",
    )


def _first(what: Against, government: Words, court: Words) -> Words:
    zh, en = {
        Against.SILENCE: ("对本机关逾期未履行法定职责不服的", "Against the organ's failure to act in time"),
        Against.SPOT_PENALTY: ("对当场作出的行政处罚决定不服的", "Against a penalty imposed on the spot"),
        Against.INFORMATION_REFUSED: ("对不予公开政府信息不服的", "Against a refusal of government information"),
        Against.RESOURCE_RIGHTS: (
            "认为侵犯已经依法取得的自然资源所有权或者使用权的",
            "Where rights in natural resources were infringed",
        ),
    }[what]
    return Words(
        f"{zh}，应当自知道之日起六十日内先向{government.zh}申请行政复议"
        "（《中华人民共和国行政复议法》第二十条、第二十三条）；对行政复议决定不服的，可以自收到复议决定书之日起十五日内"
        f"向{court.zh}提起行政诉讼（《中华人民共和国行政诉讼法》第四十五条）。",
        f"{en} you must first apply to the {government.en} for reconsideration, within 60 days "
        f"(Administrative Reconsideration Law, articles 20 and 23); against its outcome you may sue at the {court.en} "
        "within 15 days of receiving it (Administrative Litigation Law, article 45).",
    )
