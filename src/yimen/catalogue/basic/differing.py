"""What a change of a matter would alter, field by field."""

from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.basic.rows import MatterRow, row_of
from yimen.catalogue.basic.writing import last_version
from yimen.catalogue.elements import MATTER, element_of
from yimen.catalogue.history import Difference
from yimen.catalogue.models import ChangeKind

ENDING = (ChangeKind.CANCEL, ChangeKind.SPLIT)


class MatterDifference(Difference):
    """One field of a matter that is to differ."""

    @property
    def title(self) -> str:
        """What the field is called, in the current language."""
        element = element_of(self.place, MATTER)
        return element.title if element else self.place


def differing(proposal: MatterProposal) -> list[MatterDifference]:
    """How the matter is to stand against its last version; all of it where it is new, nothing once it is published."""
    if proposal.status == MatterProposal.Status.PUBLISHED or proposal.kind in ENDING:
        return []
    last = last_version(proposal.matter) if proposal.matter else None
    before = row_of(last) if last else None
    found = []
    for name in MatterRow.__dataclass_fields__:
        old, new = getattr(before, name) if before else None, getattr(proposal, name)
        if old != new and (old or new):
            found.append(MatterDifference(name, _words(name, old), _words(name, new)))
    return found


def _words(name: str, value: object) -> str | None:
    """The value in words; None where nothing stands."""
    if value in (None, ""):
        return None
    element = element_of(name, MATTER)
    return element.words(value) if element and element.options else str(value)
