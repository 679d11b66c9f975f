"""What can be done to the catalogue, one verb a file."""

from yimen.catalogue.acts.approve_version import approve_version
from yimen.catalogue.acts.bring_into_force import bring_into_force
from yimen.catalogue.acts.draft_version import draft_version
from yimen.catalogue.acts.publish_proposal import publish_proposal
from yimen.catalogue.acts.publish_version import publish_version
from yimen.catalogue.acts.retire import retire
from yimen.catalogue.acts.review_version import return_version, review_version
from yimen.catalogue.acts.writing import Row, Why

__all__ = [
    "Row",
    "Why",
    "approve_version",
    "bring_into_force",
    "draft_version",
    "publish_proposal",
    "publish_version",
    "retire",
    "return_version",
    "review_version",
]
