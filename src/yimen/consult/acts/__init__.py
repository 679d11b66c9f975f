"""What is done in a conversation and around it, one verb a file."""

from yimen.consult.acts.adopt import adopt
from yimen.consult.acts.answer import answer
from yimen.consult.acts.ask import Asked, ask
from yimen.consult.acts.begin_application import begin_application
from yimen.consult.acts.block_visitor import block_visitor
from yimen.consult.acts.claim import claim, claim_next
from yimen.consult.acts.close import close_by_officer, close_by_visitor
from yimen.consult.acts.draft_common import draft_common
from yimen.consult.acts.lift_block import lift_block
from yimen.consult.acts.mark_read import mark_read_by_officer, mark_read_by_visitor
from yimen.consult.acts.overtake import overtake
from yimen.consult.acts.purge import purge
from yimen.consult.acts.rate import rate
from yimen.consult.acts.retire_canned import retire_canned
from yimen.consult.acts.review_common import review_common
from yimen.consult.acts.save_canned import save_canned
from yimen.consult.acts.save_desk import save_desk
from yimen.consult.acts.transfer import transfer
from yimen.consult.acts.turn_into_question import turn_into_question
from yimen.consult.acts.withdraw_common import withdraw_common
from yimen.consult.acts.write import write

__all__ = [
    "Asked",
    "adopt",
    "answer",
    "ask",
    "begin_application",
    "block_visitor",
    "claim",
    "claim_next",
    "close_by_officer",
    "close_by_visitor",
    "draft_common",
    "lift_block",
    "mark_read_by_officer",
    "mark_read_by_visitor",
    "overtake",
    "purge",
    "rate",
    "retire_canned",
    "review_common",
    "save_canned",
    "save_desk",
    "transfer",
    "turn_into_question",
    "withdraw_common",
    "write",
]
