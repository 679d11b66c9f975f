"""What can be done to the list of powers, one verb a file."""

from yimen.powers.acts.accept_sheet import accept_sheet
from yimen.powers.acts.adopt_common_list import Otherwise, adopt_common_list
from yimen.powers.acts.answer_remark import answer_remark
from yimen.powers.acts.draft_line import draft_line
from yimen.powers.acts.drop_line import drop_line
from yimen.powers.acts.fill_sheets import Filled, fill_sheets
from yimen.powers.acts.hand_in import hand_in
from yimen.powers.acts.open_round import open_round
from yimen.powers.acts.publish_round import publish_round
from yimen.powers.acts.remark_line import remark_line
from yimen.powers.acts.return_sheet import return_sheet
from yimen.powers.acts.review_sheet import review_as_legal_office, review_as_reform_office

__all__ = [
    "Filled",
    "Otherwise",
    "accept_sheet",
    "adopt_common_list",
    "answer_remark",
    "draft_line",
    "drop_line",
    "fill_sheets",
    "hand_in",
    "open_round",
    "publish_round",
    "remark_line",
    "return_sheet",
    "review_as_legal_office",
    "review_as_reform_office",
]
