"""What one element of the catalogue is called, here and in the national list."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import get_language


class Kind(StrEnum):
    """How a value is written.

    text     a sentence in both languages ({"zh", "en"});  texts: several
    line     one line;  long: several lines;  lines: a list of lines
    choice   one of the element's choices;  choices: several of them
    term     "20wd", "30d";  number: a whole number;  yes: true or false;  day: 2016-05-03
    other    a value of its own shape (the form, a condition), not written by hand
    """

    TEXT = "text"
    TEXTS = "texts"
    LINE = "line"
    LONG = "long"
    LINES = "lines"
    CHOICE = "choice"
    CHOICES = "choices"
    TERM = "term"
    NUMBER = "number"
    YES = "yes"
    DAY = "day"
    OTHER = "other"


@dataclass(frozen=True)
class Option:
    """One value that may be chosen, with its words; national: the digit or letter of the national code set."""

    value: str
    zh: str
    en: str
    national: str = ""

    @property
    def title(self) -> str:
        """The words in the current language."""
        return self.en if (get_language() or "").startswith("en") else self.zh


@dataclass(frozen=True)
class Element:
    """One element.

    place     where it stands: "terms.statutory", "materials[].name"; for the row of the list its column
    national  its name in the tables of the national platform; empty: an element of this platform
    table     part of the national list: matter, basic, extend, material, fee, question, link, item; handbook; house
    """

    place: str
    zh: str
    en: str
    kind: Kind
    national: str = ""
    table: str = "basic"
    required: bool = False
    options: tuple[Option, ...] = ()

    @property
    def title(self) -> str:
        """The name in the current language."""
        return self.en if (get_language() or "").startswith("en") else self.zh

    @property
    def name(self) -> str:
        """The last part of the place: "statutory"."""
        return self.place.rpartition(".")[2].removesuffix("[]")

    def words(self, value: object) -> str:
        """The words of a chosen value in the current language; an unknown one as it is."""
        return next((option.title for option in self.options if option.value == str(value)), str(value))
