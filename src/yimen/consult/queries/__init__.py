"""Reads that pages, API and figures share."""

from yimen.consult.queries.asking import ahead_of, may_be_asked, messages_after, own_conversations, waiting_at
from yimen.consult.queries.common import common_for, common_questions, published
from yimen.consult.queries.desk import Board, Found, Search, board, canned, find, shown, transfers_to
from yimen.consult.queries.figures import Figures, figures
from yimen.consult.queries.journey import conversations_of_case

__all__ = [
    "Board",
    "Figures",
    "Found",
    "Search",
    "ahead_of",
    "board",
    "canned",
    "common_for",
    "common_questions",
    "conversations_of_case",
    "figures",
    "find",
    "may_be_asked",
    "messages_after",
    "own_conversations",
    "published",
    "shown",
    "transfers_to",
    "waiting_at",
]
