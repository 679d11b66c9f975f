"""What an audit finds, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """error: must not be published; advice: lawful, but the list is not what it should be."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True)
class Finding:
    """One broken rule. rule: stable name; place: where in the content; text: what stands there, for the author.

    The sentences of the rule (what it says, how to mend it) stand in `audit.words`, its severity too.
    """

    rule: str
    place: str
    text: str


@dataclass(frozen=True)
class Entry:
    """A service as the list shows it, whatever it demands.

    matter, matter_type  basic code and type of its matter; empty without one
    organ                unified social credit code of the agency, empty where unknown
    guided               whether a guide is in force
    agency, approval     code of the agency, and the name of its approval section, empty without one
    supervisor, supervising_section   who supervises after a grant: code of the organ, and the section within it;
                         None: the source, such as a list that is imported, does not tell it
    """

    code: str
    name: str
    type: str
    organ: str = ""
    matter: str = ""
    matter_type: str = ""
    guided: bool = True
    agency: str = ""
    approval: str = ""
    supervisor: str | None = None
    supervising_section: str = ""
