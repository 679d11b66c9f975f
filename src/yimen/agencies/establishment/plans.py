"""What is to be determined, as plain values. No database."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class SectionPlan:
    """A section as it is to be. code: the one it has already, or a new one; posts contain those of its leaders."""

    code: str
    name: str
    posts: int
    leaders: int = 0
    duties: tuple[str, ...] = ()
    approval: bool = False
    name_en: str = ""

    def as_row(self) -> dict[str, Any]:
        """The JSON form in which drafts keep it."""
        return asdict(self) | {"duties": list(self.duties)}

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> "SectionPlan":
        """Out of a draft's JSON."""
        return cls(**(dict(row) | {"duties": tuple(row["duties"])}))


@dataclass(frozen=True)
class Plan:
    """The three determinations of an organ: its duties, its sections, its posts.

    posts   headcount of the whole organ; leaders: those who lead it, outside of the sections
    """

    document: str
    posts: int
    leaders: int = 0
    duties: tuple[str, ...] = ()
    sections: tuple[SectionPlan, ...] = field(default=())

    @property
    def taken(self) -> int:
        """Posts of the leaders and of all sections together."""
        return self.leaders + sum(section.posts for section in self.sections)

    @property
    def free(self) -> int:
        """Posts that are neither the leaders' nor any section's."""
        return self.posts - self.taken

    @property
    def approval(self) -> SectionPlan | None:
        """The approval section (行政审批科), if there is one."""
        return next((section for section in self.sections if section.approval), None)
