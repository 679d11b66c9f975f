"""What the rules compare: who applies, what was handed in, what registers say. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from yimen.prereview.demands import Demand
from yimen.prereview.readers import Document


@dataclass(frozen=True)
class Told:
    """Who applies, as the form says. agent_*: empty where nobody acts for the applicant."""

    organisation: bool
    name: str
    identifier: str
    representative: str = ""
    agent_name: str = ""
    agent_id: str = ""


@dataclass(frozen=True)
class Handed:
    """One file for one material.

    document  None where it could not be read, and then why (`fault`, code of a refusal)
    trusted   an organ or a verified signature vouches for it (`papers.evidence`, A and B): there is nothing to look at
    """

    material: str
    place: int
    document: Document | None
    fault: str = ""
    trusted: bool = False


@dataclass(frozen=True)
class RegisterEntry:
    """What a register of ours says of a certificate: whose it is, and until when; valid: by its state."""

    holder: str
    valid: bool
    valid_until: date | None = None


@dataclass(frozen=True)
class Need:
    """One material of the service: its demand, whether this application needs it, and whether only by its answers."""

    demand: Demand
    needed: bool
    by_answers: bool = False


@dataclass(frozen=True)
class Application:
    """Everything that is compared, for one day."""

    told: Told
    needs: Sequence[Need]
    handed: Sequence[Handed]
    today: date
    registers: Mapping[str, RegisterEntry] = field(default_factory=dict)

    def of(self, material: str) -> list[Handed]:
        """The files of one material."""
        return [each for each in self.handed if each.material == material]
