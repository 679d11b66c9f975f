"""What all parts of a service's content are made of: lines, texts in both languages, terms, conditions, bases."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from yimen.clock import Term

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
# Where something lies: an address on the Internet or the name of a file of the centre.
Address = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=300, pattern=r"^(https?://[^\s<>\"']+|[^\s<>\"':]*)$")
]
Phone = Annotated[str, StringConstraints(pattern=r"^(0\d{2,3}-)?\d{3,8}(-\d{1,6})?(转\d{1,6})?$")]


def _term(text: str) -> str:
    Term.parse(text)
    return text


TermText = Annotated[str, StringConstraints(pattern=r"^\d{1,4}(wd|d)$"), AfterValidator(_term)]


class Strict(BaseModel):
    """Base of all parts: frozen, and strict about names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """A sentence in both languages; without English the Chinese stands for both."""

    zh: Paragraph
    en: str = ""

    def say(self, language: str | None) -> str:
        """The sentence in a language such as "zh-hans" or "en"."""
        return self.en if self.en and (language or "").startswith("en") else self.zh

    def __str__(self) -> str:
        return self.zh


class Condition(Strict):
    """When something applies: the answer to one field equals a value, or is (or contains) one of several."""

    field: Line
    equals: str | int | bool | None = None
    among: tuple[str, ...] = ()

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether the condition is met by these answers; an open answer meets nothing."""
        given = answers.get(self.field)
        if given is None:
            return False
        values = given if isinstance(given, list) else [given]
        wanted: tuple[Any, ...] = self.among or (self.equals,)
        return any(
            value == want and isinstance(value, bool) == isinstance(want, bool) for value in values for want in wanted
        )


class LegalBasis(Strict):
    """A law and its article: 《中华人民共和国食品安全法》, 第三十五条; no article: the whole document."""

    law: Line
    article: str = ""
    text: str = ""
    law_en: str = ""
