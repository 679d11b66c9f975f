"""What can be done to organs, one verb a file."""

from yimen.agencies.acts.approve_organ import approve_organ
from yimen.agencies.acts.approve_revision import approve_revision
from yimen.agencies.acts.bring_organs_into_force import bring_organs_into_force
from yimen.agencies.acts.draft_organ import draft_organ
from yimen.agencies.acts.draft_revision import draft_revision
from yimen.agencies.acts.move_staff import Post, move_staff
from yimen.agencies.acts.return_organ import return_organ
from yimen.agencies.acts.return_revision import return_revision

__all__ = [
    "Post",
    "approve_organ",
    "approve_revision",
    "bring_organs_into_force",
    "draft_organ",
    "draft_revision",
    "move_staff",
    "return_organ",
    "return_revision",
]
