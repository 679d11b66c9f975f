"""What can be done to organs, one verb a file."""

from yimen.agencies.acts.approve_revision import approve_revision
from yimen.agencies.acts.draft_revision import draft_revision
from yimen.agencies.acts.return_revision import return_revision

__all__ = ["approve_revision", "draft_revision", "return_revision"]
