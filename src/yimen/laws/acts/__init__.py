"""What can be done to laws, one verb a file."""

from yimen.laws.acts.answer_task import answer_task
from yimen.laws.acts.draft_amendment import Head, draft_amendment
from yimen.laws.acts.put_in_force import put_in_force
from yimen.laws.acts.review_amendment import return_amendment, review_amendment

__all__ = ["Head", "answer_task", "draft_amendment", "put_in_force", "return_amendment", "review_amendment"]
