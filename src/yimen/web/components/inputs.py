"""A plain form out of a short list of its inputs: read what was typed, show it again with what is wrong beside its field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from yimen import wording
from yimen.errors import Refusal
from yimen.web.components.values import Choice, FieldView, Problem


@dataclass(frozen=True)
class Input:
    """One input. longest: in characters, the rest is cut off; the others as in `FieldView`."""

    name: str
    title: str
    widget: str = "text"
    hint: str = ""
    required: bool = True
    choices: Sequence[tuple[str, str]] = ()
    longest: int = 500
    width: int = 0
    rows: int = 2
    wide: bool = False


@dataclass(frozen=True)
class Refused:
    """What an act refused, and in which field its cause was typed; empty: in none."""

    refusal: Refusal
    field: str = ""

    @property
    def words(self) -> str:
        return wording.say(self.refusal)

    @property
    def problems(self) -> list[Problem]:
        """The line of the error summary."""
        return [Problem(self.words, f"#field-{self.field}" if self.field else "")]


def refused(refusal: Refusal, fields: Mapping[str, str], typed: Mapping[str, str]) -> Refused:
    """The refusal with its field: by its code, else the one in which the value stands that it names (a day, a number)."""
    value = str(refusal.data.get("value", ""))
    named = next((name for name, text in typed.items() if value and text[: len(value)] == value), "")
    return Refused(refusal, fields.get(refusal.code, named))


def typed_in(inputs: Sequence[Input], post: QueryDict) -> dict[str, str]:
    """What somebody typed, by name; a ticked box has a value, the others are empty."""
    return {each.name: post.get(each.name, "").replace("\x00", "").strip()[: each.longest] for each in inputs}


def views_of(
    inputs: Sequence[Input], typed: Mapping[str, str], refused: Refused | None = None, empty: str = ""
) -> list[FieldView]:
    """The fields of the form. empty: what a select shows first where nothing is chosen."""
    return [_view(each, typed.get(each.name, ""), refused, empty) for each in inputs]


def _view(each: Input, value: str, refused: Refused | None, empty: str) -> FieldView:
    name = f"field-{each.name}"
    return FieldView(
        name=each.name,
        title=each.title,
        id=name,
        widget=each.widget,
        hint=each.hint,
        value=value,
        error=refused.words if refused and refused.field == each.name else "",
        required=each.required,
        choices=tuple(
            Choice(key, words, key == value, name + (f"-{place}" if place else ""))
            for place, (key, words) in enumerate(each.choices)
        ),
        width=each.width,
        rows=each.rows,
        wide=each.wide or each.widget == "textarea",
        attributes={"empty": empty} if empty and each.widget == "select" else {},
    )
