"""The small values that components show."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Choice:
    """One option; `id` is filled for radios and checkboxes, the first without a number (errors link to it)."""

    value: str
    title: str
    chosen: bool = False
    id: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Part:
    """One box of a date: `name` is sent, `title` says which of year, month and day it is."""

    name: str
    id: str
    title: str
    value: str
    width: int


@dataclass(frozen=True)
class FieldView:
    """A form field ready to be shown: its words, what was typed, what is wrong with it.

    widget   text, textarea, number, date (three boxes), day (one box), radio, select, checkboxes, checkbox, tel, email, password,
             search; group (`members` as one question), rows (a table of `lines`, `most` of them), information (only told)
    unit     behind a number
    value    what stands in the field, always as typed; "" when nothing
    width    in characters: 0 means the whole column
    wide     in the dense form it takes a whole row
    show_when  (name of the other field, values at which this one is asked), or None; `rule` a condition of several as JSON
    """

    name: str
    title: str
    id: str = ""
    widget: str = "text"
    hint: str = ""
    value: str = ""
    error: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    parts: tuple[Part, ...] = ()
    width: int = 0
    limit: int | None = None
    autocomplete: str = ""
    input_mode: str = ""
    rows: int = 4
    wide: bool = False
    large: bool = False
    hide_title: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    show_when: tuple[str, tuple[str, ...]] | None = None
    rule: str = ""
    show_when_words: str = ""
    unit: str = ""
    members: "tuple[FieldView, ...]" = ()
    lines: "tuple[RowView, ...]" = ()
    most: int = 0

    @property
    def condition(self) -> str:
        """What scripts read to show and hide the field; empty: it is always shown."""
        if self.show_when is None:
            return self.rule
        name, values = self.show_when
        return json.dumps({"field": name, "among": list(values)}, ensure_ascii=False)

    @property
    def grouped(self) -> bool:
        """Whether it is a group of controls, which needs a fieldset and a legend instead of a label."""
        return self.widget in ("radio", "checkboxes", "date", "checkbox", "group", "rows")

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for aria-describedby."""
        ids = [f"{self.id}-hint"] if self.hint else []
        return " ".join(ids + ([f"{self.id}-error"] if self.error else []))

    @property
    def input_type(self) -> str:
        """The type of the input element. Numbers are text with a number keyboard: a wheel must not change them."""
        if self.widget == "day":
            return "date"
        return self.widget if self.widget in ("tel", "email", "password", "search") else "text"

    @property
    def target(self) -> str:
        """The id that a link in the error summary leads to."""
        inner = self.members or (self.lines[0].members if self.lines else ())
        return inner[0].target if inner else self.parts[0].id if self.parts else self.id


@dataclass(frozen=True)
class RowView:
    """One row of a table of questions: its number from 1, the name under which it is posted, its cells."""

    number: int
    name: str
    members: tuple[FieldView, ...]
    error: str = ""


@dataclass(frozen=True)
class Problem:
    """One line of the error summary."""

    message: str
    href: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a summary list; with `href` it has a link to change it."""

    key: str
    value: Any
    href: str = ""


@dataclass(frozen=True)
class Stop:
    """One step of a form: where a person stands and what can be visited again."""

    title: str
    href: str = ""
    current: bool = False
    done: bool = False
