"""What can be done to the catalogue, one verb a file."""

from yimen.catalogue.acts.approve_matter import approve_matter
from yimen.catalogue.acts.approve_version import approve_version
from yimen.catalogue.acts.bring_into_force import bring_into_force
from yimen.catalogue.acts.draft_matter import draft_matter
from yimen.catalogue.acts.draft_version import draft_version
from yimen.catalogue.acts.hand_in_proposal import hand_in_proposal
from yimen.catalogue.acts.publish_matter import publish_matter
from yimen.catalogue.acts.publish_proposal import publish_proposal
from yimen.catalogue.acts.publish_version import publish_version
from yimen.catalogue.acts.retire import retire
from yimen.catalogue.acts.review_matter import return_matter, review_matter
from yimen.catalogue.acts.review_version import return_version, review_version
from yimen.catalogue.acts.take_in_guide import take_in_guide, take_in_terms
from yimen.catalogue.acts.write_form import FormRefused, write_form
from yimen.catalogue.acts.write_part import PartRefused, move_line, remove_line, write_part, write_row
from yimen.catalogue.acts.writing import Row, Why
from yimen.catalogue.basic.rows import MatterRow

__all__ = [
    "FormRefused",
    "MatterRow",
    "PartRefused",
    "Row",
    "Why",
    "approve_matter",
    "approve_version",
    "bring_into_force",
    "draft_matter",
    "draft_version",
    "hand_in_proposal",
    "move_line",
    "publish_matter",
    "publish_proposal",
    "publish_version",
    "remove_line",
    "retire",
    "return_matter",
    "return_version",
    "review_matter",
    "review_version",
    "take_in_guide",
    "take_in_terms",
    "write_form",
    "write_part",
    "write_row",
]
