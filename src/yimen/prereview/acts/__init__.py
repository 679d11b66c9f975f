"""What is done in a pre-review, one verb a file."""

from yimen.prereview.acts.carry_out import carry_out
from yimen.prereview.acts.change_demands import change_demands
from yimen.prereview.acts.judge_finding import judge_finding
from yimen.prereview.acts.order_review import order_case_review, order_draft_review
from yimen.prereview.acts.purge_readings import purge_readings
from yimen.prereview.acts.resume_reviews import resume_reviews

__all__ = [
    "carry_out",
    "change_demands",
    "judge_finding",
    "order_case_review",
    "order_draft_review",
    "purge_readings",
    "resume_reviews",
]
