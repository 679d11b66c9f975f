"""Tables of the room, without rules."""

from yimen.consult.models.answers import CannedAnswer, CommonQuestion
from yimen.consult.models.conversation import Conversation, Message, Stay
from yimen.consult.models.desk import Block, Desk

__all__ = ["Block", "CannedAnswer", "CommonQuestion", "Conversation", "Desk", "Message", "Stay"]
